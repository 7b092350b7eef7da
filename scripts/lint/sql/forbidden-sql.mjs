/**
 * What the SQL does without, so that a clinic may outgrow one database server: Galera, group replication, Aurora, TiDB and Vitess
 * each lack some of it, or pay for it. One line a rule; `found` sees the text without comments, and with what stands in quotes emptied.
 */

/** @typedef {{ name: string, why: string, found: (sql: string) => boolean }} Rule */

const has = (/** @type {RegExp} */ pattern) => (/** @type {string} */ sql) => pattern.test(sql);

/** TypeORM's own table of migrations counts its rows; one process at a time writes it. */
const ofTypeorm = /^CREATE TABLE (IF NOT EXISTS )?migrations\b/i;

/** @param {string} sql */
function crossesClinics(sql) {
  const keys = sql.matchAll(/FOREIGN KEY\s*\(\s*(\w+)[^)]*\)\s*REFERENCES\s+(\w+)/gi);
  return [...keys].some(([, first, table]) => first?.toLowerCase() !== "clinic_id" && table?.toLowerCase() !== "clinics");
}

/** @type {readonly Rule[]} */
export const rules = [
  {
    name: "AUTO_INCREMENT",
    why: "ids are made by the application",
    found: (sql) => /\bAUTO_?INCREMENT\b/i.test(sql) && !ofTypeorm.test(sql),
  },
  { name: "trigger", why: "TiDB and Vitess have none", found: has(/\bCREATE\b.*\bTRIGGER\b/i) },
  { name: "procedure, function or event", why: "TiDB has none", found: has(/\bCREATE\b.*\b(PROCEDURE|FUNCTION|EVENT)\b|^CALL\b/i) },
  {
    name: "GET_LOCK",
    why: "it locks on one node alone",
    found: has(/\b(GET_LOCK|RELEASE_LOCK|RELEASE_ALL_LOCKS|IS_(FREE|USED)_LOCK)\s*\(/i),
  },
  { name: "LOCK TABLES", why: "Galera and Vitess refuse it", found: has(/^(UN)?LOCK\s+TABLES?\b|^FLUSH\b/i) },
  { name: "SKIP LOCKED, NOWAIT", why: "neither is everywhere; a lease decides instead", found: has(/\b(SKIP\s+LOCKED|NOWAIT)\b/i) },
  {
    name: "FOR UPDATE",
    why: "another node doesn't see the lock: a conditional UPDATE decides",
    found: has(/\bFOR\s+(UPDATE|SHARE)\b|\bLOCK\s+IN\s+SHARE\s+MODE\b/i),
  },
  {
    name: "SAVEPOINT",
    why: "a unit of work is kept or run again as a whole",
    found: has(/^(RELEASE\s+|ROLLBACK\s+TO\s+)?SAVEPOINT\b|^ROLLBACK\s+TO\b/i),
  },
  { name: "XA", why: "Galera and TiDB have none", found: has(/^XA\b/i) },
  { name: "temporary table", why: "it belongs to one connection, of one node", found: has(/\bCREATE\s+(OR\s+REPLACE\s+)?TEMP(ORARY)?\b/i) },
  { name: "SELECT … INTO", why: "variables and files are one server's", found: has(/^SELECT\b.*\bINTO\s+(OUTFILE|DUMPFILE|@)/i) },
  { name: "variable", why: "it belongs to one connection", found: has(/(?<![@\w])@\w+\s*:?=/) },
  { name: "REPLACE", why: "it deletes, with all that hangs on the row", found: has(/^REPLACE\b|^INSERT\s+OR\s+REPLACE\b/i) },
  { name: "INSERT IGNORE", why: "it swallows every error", found: has(/^INSERT\s+(IGNORE|DELAYED|OR\s+IGNORE)\b/i) },
  {
    name: "LAST_INSERT_ID, FOUND_ROWS",
    why: "what they tell is of one connection",
    found: has(/\b(LAST_INSERT_ID|FOUND_ROWS|ROW_COUNT|LAST_INSERT_ROWID)\s*\(|\bSQL_CALC_FOUND_ROWS\b/i),
  },
  {
    name: "UPDATE or DELETE of a whole table",
    why: "a transaction's size is bounded",
    found: (sql) => /^(UPDATE|DELETE)\b/i.test(sql) && !/\bWHERE\b/i.test(sql),
  },
  { name: "TRUNCATE", why: "it ends the transaction that it stands in", found: has(/^TRUNCATE\b/i) },
  { name: "engine", why: "Galera replicates InnoDB alone", found: has(/\bENGINE\s*=\s*(?!InnoDB\b)\w+/i) },
  { name: "foreign key across clinics", why: "a clinic must be able to move: each begins with the clinic", found: crossesClinics },
];

/** Without comments and values: what stands in quotes is data, or a name. @param {string} sql */
const bare = (sql) =>
  sql
    .replace(/'(?:[^'\\]|\\.|'')*'/gs, "''")
    .replace(/--[^\n]*|\/\*.*?\*\//gs, " ")
    .replace(/[`"]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** The rules that a statement breaks. @param {string} sql @returns {string[]} */
export function forbiddenIn(sql) {
  const text = bare(sql);
  return rules.filter(({ found }) => found(text)).map(({ name, why }) => `${name}: ${why}`);
}
