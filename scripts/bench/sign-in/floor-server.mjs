import { createServer } from "node:http";
import { createPool } from "mysql2/promise";

/**
 * The floor, a process of its own: bare node:http that runs the statements it is sent over bare mysql2, and answers what it is told.
 * @param {{ url: string, database: string }} given
 */
const { url, database } = JSON.parse(process.argv[2] ?? "{}");
const { hostname: host, port, username: user } = new URL(url);
const pool = createPool({ host, port: Number(port), user, database, timezone: "Z", connectionLimit: 10, ...{ trace: false } });
pool.on("connection", (connection) => void connection.query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"));

/** @typedef {import("./statements.mjs").Statement} Statement */

/** @type {Map<string, { statements: Statement[][], answer: string }>} */
const flows = new Map();

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
    const [, id = "", step = ""] = String(request.url).split("/");
    const flow = flows.get(id);
    try {
      await run(flow?.statements[Number(step)] ?? []);
      response.setHeader("content-type", "application/json; charset=utf-8");
      response.end(flow?.answer);
    } catch (error) {
      response.statusCode = 500;
      response.end(String(error));
    }
  });
});

const revive = (/** @type {unknown} */ value) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : value;

process.on("message", (/** @type {{ id: string, statements: Statement[][], answer: string }} */ { id, statements, answer }) => {
  const revived = statements.map((each) => each.map(({ sql, parameters }) => ({ sql, parameters: parameters.map(revive) })));
  flows.set(id, { statements: revived, answer });
  process.send?.({ ready: id });
});

process.on("disconnect", () => process.exit(0));

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" && address ? address.port : 0 });
});
