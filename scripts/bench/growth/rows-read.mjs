/** @typedef {import("mysql2/promise").Connection} Connection */
/**
 * @typedef {{ sql: string, examined: number, returned: number, scans: boolean, sorts: boolean }} Read
 * examined: rows and index entries that a statement looked at; returned: rows that it answered or wrote, one of three tables counting three
 */

const reads = /^\s*(SELECT|WITH|UPDATE|DELETE)\b/i;

/** What a statement is apart from its values. @param {string} sql */
export const shapeOf = (sql) =>
  sql
    .replace(/'(?:[^'\\]|\\.|'')*'/g, "?")
    .replace(/\b\d+(\.\d+)?\b/g, "?")
    .replace(/\?(\s*,\s*\?)+/g, "?…")
    .replace(/\s+/g, " ");

/**
 * What the server was sent while work was done, with the values, by any connection but this one.
 * @param {Connection} connection @param {() => Promise<unknown>} work @returns {Promise<string[]>}
 */
export async function statementsDuring(connection, work) {
  await connection.query("SET GLOBAL log_output = 'TABLE'");
  await connection.query("TRUNCATE mysql.general_log");
  await connection.query("SET GLOBAL general_log = 1");
  try {
    await work();
  } finally {
    await connection.query("SET GLOBAL general_log = 0");
  }
  const [rows] = await connection.query(
    "SELECT CONVERT(argument USING utf8mb4) AS text FROM mysql.general_log WHERE command_type IN ('Query', 'Execute') AND thread_id <> CONNECTION_ID()",
  );
  return /** @type {{ text: string }[]} */ (rows).map(({ text }) => text).filter((text) => reads.test(text));
}

/** Less than this is read whole because it is so little: a table of one page. */
const fewRows = 100;

/** @param {Connection} connection */
async function examined(connection) {
  const [rows] = await connection.query(
    "SHOW SESSION STATUS WHERE Variable_name IN ('Rows_read', 'Handler_icp_attempts', 'Handler_icp_match')",
  );
  const values = new Map(/** @type {Status[]} */ (rows).map(({ Variable_name: name, Value }) => [name, Number(Value)]));
  const of = (/** @type {string} */ name) => Number(values.get(name));
  // What a condition on the index passed over was looked at as well.
  return of("Rows_read") + of("Handler_icp_attempts") - of("Handler_icp_match");
}

/** @typedef {{ Variable_name: string, Value: string }} Status */
/** @typedef {{ select_type: string, table: string | null, type: string | null, rows: number | null, Extra: string | null }} Step */

/** @param {Connection} connection @param {string} sql */
async function planOf(connection, sql) {
  const [rows] = await connection.query(`EXPLAIN ${sql}`);
  const real = /** @type {Step[]} */ (rows).filter(({ table }) => table && !table.startsWith("<"));
  return {
    tables: real.filter(({ select_type: kind }) => ["SIMPLE", "PRIMARY", "DEPENDENT SUBQUERY"].includes(kind)).length,
    scans: real.some(({ type, rows: many }) => (type === "ALL" || type === "index") && Number(many) >= fewRows),
    sorts: /** @type {Step[]} */ (rows).some(({ Extra }) => /filesort/.test(Extra ?? "")),
  };
}

/** Sends it again as it was, and takes back what it writes. @param {Connection} connection @param {string} sql @returns {Promise<Read>} */
export async function readsOf(connection, sql) {
  await connection.beginTransaction();
  try {
    const { tables, scans, sorts } = await planOf(connection, sql);
    await connection.query("FLUSH STATUS");
    const [answered] = await connection.query(sql);
    const rows = Array.isArray(answered) ? answered.length : /** @type {{ affectedRows: number }} */ (answered).affectedRows;
    return { sql, examined: await examined(connection), returned: rows * Math.max(1, tables), scans, sorts };
  } finally {
    await connection.rollback();
  }
}
