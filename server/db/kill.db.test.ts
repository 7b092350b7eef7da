import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Database } from "./database.ts";
import { createDataSource } from "./data-source.ts";
import { createTestDatabaseUrl } from "./testing/test-database.ts";

const child = join(__dirname, "testing", "commit-until-killed.ts");
const register = createRequire(__filename).resolve("esbuild-register");

/** Starts the writer, kills it without warning once it has acknowledged so many rows, and returns what it acknowledged. */
async function acknowledgedBeforeKill(url: string, count: number): Promise<string[]> {
  const script = `require(${JSON.stringify(child)})`;
  const writer = spawn(process.execPath, ["--require", register, "--eval", script, url], { stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  writer.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const exit = once(writer, "exit");
  const ids: string[] = [];
  for await (const line of createInterface(writer.stdout)) {
    ids.push(line);
    if (ids.length === count) writer.kill("SIGKILL");
  }
  const [, signal] = await exit;
  if (signal !== "SIGKILL") throw new Error(`The writer ended by itself: ${complaint}`);
  // The last line may have been cut by the kill.
  return ids.filter((id) => id.length === 26);
}

test("after kill -9 every acknowledged row is there, and no half of a transaction", async () => {
  const { url, drop } = await createTestDatabaseUrl();
  const database = new Database(createDataSource({ url, entities: [], migrations: [] }));
  await database.connect();
  await database.manager.query("CREATE TABLE acknowledged (id varchar(40) NOT NULL PRIMARY KEY, origin varchar(8) NOT NULL)");
  const acknowledged: string[] = [];
  for (const count of [1, 300]) acknowledged.push(...(await acknowledgedBeforeKill(url, count)));
  const rows: { id: string; origin: string }[] = await database.manager.query("SELECT id, origin FROM acknowledged");
  const kept = new Set(rows.map(({ id }) => id));
  expect(acknowledged.length).toBeGreaterThanOrEqual(301);
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  expect(rows.filter(({ origin }) => origin === "failed")).toEqual([]);
  const halves = rows.filter(({ id, origin }) => origin === "kept" && !id.endsWith("-twin") && !kept.has(`${id}-twin`));
  expect(halves).toEqual([]);
  if (url.startsWith("sqlite:")) expect(await database.manager.query("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
  await database.manager.query("INSERT INTO acknowledged VALUES ('after', 'plain')");
  await database.close();
  await drop();
}, 60_000);
