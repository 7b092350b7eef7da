import { createServer } from "node:http";
import { createPool } from "mysql2/promise";

/**
 * The floor, a process of its own: bare node:http that runs the statements it is told, prepared, over bare mysql2, and answers what it
 * is told.
 * @param {{ url: string, database: string }} given
 */
const { url, database } = JSON.parse(process.argv[2] ?? "{}");
const { hostname: host, port, username: user } = new URL(url);
const location = { host, port: Number(port), user, database, timezone: "Z", charset: "UTF8MB4_BIN" };
const pool = createPool({ ...location, connectionLimit: 10, ...{ trace: false } });
pool.on("connection", (connection) => void connection.query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"));

/** @typedef {import("./statements.mjs").Statement} Statement */
/** @typedef {{ statements: Statement[], answer: string }} Told */

/** @type {Told[]} */
let told = [];

/** @param {Statement[]} statements */
async function run(statements) {
  const connection = await pool.getConnection();
  try {
    for (const { sql, parameters } of statements)
      await (/^(START|COMMIT|ROLLBACK)/.test(sql) ? connection.query(sql) : connection.execute(sql, /** @type {string[]} */ (parameters)));
  } finally {
    connection.release();
  }
}

const server = createServer((request, response) => {
  const parts = /** @type {Buffer[]} */ ([]);
  request.on("data", (part) => parts.push(part));
  request.on("end", async () => {
    JSON.parse(Buffer.concat(parts).toString("utf8"));
    try {
      const { statements, answer } = /** @type {Told} */ (told[Number(String(request.url).slice(1))]);
      await run(statements);
      response.setHeader("content-type", "application/json; charset=utf-8");
      response.end(answer);
    } catch (error) {
      response.statusCode = 500;
      response.end(String(error));
    }
  });
});

const revive = (/** @type {unknown} */ value) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : value;

/** @type {Map<string, string>} */
const texts = new Map();

/** One copy of each text, as in any program. @param {string} sql */
const textOf = (sql) => texts.get(sql) ?? (texts.set(sql, sql), sql);

/** What is asked next, each by its place in the path. */
process.on("message", (/** @type {Told[]} */ next) => {
  told = next.map(({ statements, answer }) => ({
    statements: statements.map(({ sql, parameters }) => ({ sql: textOf(sql), parameters: parameters.map(revive) })),
    answer,
  }));
  process.send?.("told");
});
process.on("disconnect", () => process.exit(0));

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" && address ? address.port : 0 });
});
