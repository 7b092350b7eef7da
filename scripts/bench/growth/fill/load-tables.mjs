/** @typedef {import("mysql2/promise").Connection} Connection */
/** @typedef {{ drop: string[], keys: string[], constraints: string[] }} Kept what a table does without while it is filled */

/** Its own order is the order of the filling; all else is built once, sorted. @param {string} created what SHOW CREATE TABLE says */
export function keysIn(created) {
  const lines = created.split("\n").map((line) => line.trim().replace(/,$/, ""));
  const keys = lines.filter((line) => /^(UNIQUE )?KEY /.test(line));
  const constraints = lines.filter((line) => /^CONSTRAINT .* FOREIGN KEY /.test(line));
  const nameOf = (/** @type {string} */ line) => /`(\w+)`/.exec(line)?.[1] ?? "";
  return {
    drop: [...constraints.map((line) => `DROP FOREIGN KEY \`${nameOf(line)}\``), ...keys.map((line) => `DROP KEY \`${nameOf(line)}\``)],
    keys: keys.map((line) => `ADD ${line}`),
    constraints: constraints.map((line) => `ADD ${line}`),
  };
}

/**
 * Fills tables as fast as MariaDB can: each in the order of its primary key, its other keys afterwards.
 * @param {Connection} connection
 * @param {{ table: string, statements: string[] }[]} fillings
 * @param {(line: string) => void} tell
 */
export async function loadTables(connection, fillings, tell) {
  // The parents aren't looked at, neither while rows come in nor when their keys come back.
  await connection.query("SET foreign_key_checks = 0, unique_checks = 0");
  for (const { table, statements } of fillings) {
    const began = performance.now();
    const [rows] = await connection.query(`SHOW CREATE TABLE ${table}`);
    const [{ "Create Table": created }] = /** @type {[{ "Create Table": string }]} */ (rows);
    const { drop, keys, constraints } = keysIn(created);
    if (drop.length > 0) await connection.query(`ALTER TABLE ${table} ${drop.join(", ")}`);
    for (const sql of statements) await connection.query(sql);
    if (keys.length > 0) await connection.query(`ALTER TABLE ${table} ${keys.join(", ")}`);
    if (constraints.length > 0) await connection.query(`ALTER TABLE ${table} ${constraints.join(", ")}`);
    const [[counted]] = /** @type {[[{ count: number }], unknown]} */ (
      /** @type {unknown} */ (await connection.query(`SELECT COUNT(*) AS count FROM ${table}`))
    );
    tell(`${table}: ${Number(counted.count).toLocaleString("en")} rows, ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  }
}
