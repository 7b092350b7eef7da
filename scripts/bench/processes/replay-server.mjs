import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createPool } from "mysql2/promise";

/** The floor of what writes: bare node:http that sends the statements which the product sends, over bare mysql2, and answers the same bytes. */
const { url, database, port } = JSON.parse(process.argv[2] ?? "{}");
const { hostname: host, port: databasePort, username: user } = new URL(url);
const pool = createPool({ host, port: Number(databasePort), user, database, timezone: "Z", connectionLimit: 10, ...{ trace: false } });
pool.on("connection", (connection) => void connection.query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"));

const mostTries = 5;
const deadlock = 1213;

/** @type {{ flows: import("./replay.mjs").Statement[][][], answers: string[] }} */
let known = { flows: [], answers: [] };

/** @param {import("./replay.mjs").Statement[]} statements @returns {Promise<void>} */
async function run(statements, tries = 1) {
  const connection = await pool.getConnection();
  try {
    for (const { sql, parameters } of statements)
      await (/^(START|COMMIT|ROLLBACK)/.test(sql) ? connection.query(sql) : connection.execute(sql, /** @type {string[]} */ (parameters)));
  } catch (error) {
    await connection.query("ROLLBACK");
    if (/** @type {{ errno?: number }} */ (error).errno !== deadlock || tries === mostTries) throw error;
    return await run(statements, tries + 1);
  } finally {
    connection.release();
  }
}

const server = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (part) => (body += part));
  request.on("end", async () => {
    try {
      JSON.parse(body);
      const [, flow, step] = String(request.url).split("/").map(Number);
      await run(known.flows[Number(flow)]?.[Number(step)] ?? []);
      const text = String(known.answers[Number(step)]);
      response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(text) }).end(text);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
});

const revive = (/** @type {string} */ _, /** @type {unknown} */ value) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : value;

process.on("message", (/** @type {{ file: string }} */ { file }) => {
  known = JSON.parse(readFileSync(file, "utf8"), revive);
  process.send?.("known");
});
process.on("disconnect", () => process.exit(0));
server.listen(port, "127.0.0.1", () => process.send?.("listening"));
