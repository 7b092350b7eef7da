import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Tables of a few rows a clinic, or of rows that are written one by one before. All others grow with what people do. */
const small = ["api_tokens", "identification_types", "portal_settings_revisions", "appointment_status_totals", "appointment_period_totals"];

const texts = /`[^`]*`|"[^"\n]*"/g;
const writing = /^(?:UPDATE\s+(\S+)\s+SET|DELETE\s+FROM\s+(\S+)|INSERT\s+INTO\s+(\S+)(?=[\s\S]*\bSELECT\b))/;
const byKey = /\b\w*id\s*>\s*\?\s+AND\s+\w+\s*<=\s*\?|\b(?:id|version)\s*=\s*\?/;

/** Statements of a migration that write as many rows as a table that grows has, in one transaction. */
function unboundedIn(source: string): string[] {
  const [, named] = /const table = "(\w+)"/.exec(source) ?? [];
  const inSlices = [...source.matchAll(/writeInSlices(?:ById)?\(\s*\w+,\s*\{[^}]*\}/g)].map(([call]) => call).join("\n");
  const statementInSlices = /\bstatement\b(?!:)/.test(inSlices);
  return [...source.matchAll(texts)]
    .map(([text]) => ({
      text,
      sql: text
        .slice(1, -1)
        .trim()
        .replace("${table}", named ?? ""),
    }))
    .filter(({ text, sql }) => {
      const [, updated, emptied, filled] = writing.exec(sql) ?? [];
      const table = updated ?? emptied ?? filled;
      if (table === undefined || small.includes(table) || byKey.test(sql)) return false;
      return !(inSlices.includes(text) || (statementInSlices && source.includes(`const statement = ${text}`)));
    })
    .map(({ sql }) => sql.replace(/\s+/g, " "));
}

const folder = "migrations";
const files = readdirSync(folder).filter((file) => /^\d{4}-.*\.ts$/.test(file));

test("what writes a whole table that grows is seen", () => {
  const statement = "UPDATE audit_events SET audit_class = 'READ' WHERE action LIKE '%.read'";
  expect(unboundedIn(`await runner.query("${statement}");`)).toEqual([statement]);
  expect(unboundedIn('const table = "audit_events";\nawait runner.query(`UPDATE ${table} SET a = 1`);')).toEqual([
    "UPDATE audit_events SET a = 1",
  ]);
  expect(unboundedIn('await runner.query("INSERT INTO messages (id) SELECT id FROM patients");')).toHaveLength(1);
  expect(unboundedIn('await runner.query("DELETE FROM messages");')).toHaveLength(1);
});

test("what goes by slices, by keys or by few rows is not", () => {
  expect(unboundedIn("const statement = `UPDATE messages SET a = 1`;\nawait writeInSlices(runner, { statement, table });")).toEqual([]);
  expect(unboundedIn('await writeInSlices(runner, { statement: "DELETE FROM messages", table: "messages" });')).toEqual([]);
  expect(unboundedIn('await runner.query("UPDATE messages SET a = 1 WHERE clinic_id = ? AND id > ? AND id <= ?");')).toEqual([]);
  expect(unboundedIn('await runner.query("UPDATE api_tokens SET a = 1");')).toEqual([]);
});

test("no migration writes a table that grows in one transaction", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(
    files
      .map((file) => ({ file, found: unboundedIn(readFileSync(path.join(folder, file), "utf8")) }))
      .filter(({ found }) => found.length > 0),
  ).toEqual([]);
});

test("what goes by slices is a transaction each: the migration has none of its own", () => {
  const sliced = files.map((file) => readFileSync(path.join(folder, file), "utf8")).filter((source) => source.includes("writeInSlices"));
  expect(sliced.length).toBeGreaterThan(2);
  expect(sliced.filter((source) => !source.includes("readonly transaction = false;"))).toEqual([]);
});
