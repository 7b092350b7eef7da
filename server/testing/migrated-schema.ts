import { createHash, randomBytes } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DataSource } from "typeorm";
import type { Database } from "../db/database.ts";
import { runMigrations } from "../db/migrate.ts";

const ran = "migrations";

type Row = Readonly<Record<string, unknown>>;

/** What the migrations make of an empty database. */
interface Schema {
  readonly statements: readonly string[];
  /** Of the table of migrations that ran; no other table has rows yet. */
  readonly rows: readonly Row[];
}

const isSqlite = ({ options }: DataSource): boolean => options.type === "better-sqlite3";

/** Another text of any migration is another file, so that a kept schema is never an old one. */
function keptIn(source: DataSource): string {
  const hash = createHash("sha256").update(readFileSync("server/db/migrate.ts"));
  for (const file of readdirSync("migrations").toSorted()) hash.update(file).update(readFileSync(path.join("migrations", file)));
  return path.join(tmpdir(), `portail-schema-${source.options.type}-${hash.digest("hex").slice(0, 32)}.json`);
}

async function readStatements(source: DataSource): Promise<string[]> {
  if (isSqlite(source)) {
    const made = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY type = 'index', name";
    return ((await source.query(made)) as { sql: string }[]).map(({ sql }) => sql);
  }
  const tables = (await source.query("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()")) as {
    name: string;
  }[];
  const made = await Promise.all(tables.map(({ name }) => source.query(`SHOW CREATE TABLE ${name}`) as Promise<Row[]>));
  return made.map(([row]) => String(row!["Create Table"]));
}

async function keep(source: DataSource, file: string): Promise<void> {
  const schema: Schema = {
    statements: await readStatements(source),
    rows: (await source.query(`SELECT * FROM ${ran} ORDER BY id`)) as Row[],
  };
  // Whole or not at all: other test files are looking for it at this moment.
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, JSON.stringify(schema));
  await rename(draft, file);
}

async function pour({ statements, rows }: Schema, source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  const [off, on] = isSqlite(source)
    ? ["PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"]
    : ["SET foreign_key_checks = 0", "SET foreign_key_checks = 1"];
  try {
    await runner.query(off);
    if (isSqlite(source)) await runner.query("BEGIN");
    for (const statement of statements) await runner.query(statement);
    for (const row of rows) {
      const columns = Object.keys(row);
      await runner.query(`INSERT INTO ${ran} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`, Object.values(row));
    }
    if (isSqlite(source)) await runner.query("COMMIT");
    await runner.query(on);
  } finally {
    await runner.release();
  }
}

/**
 * Brings an empty database of a test to where the migrations lead. They run once for all test files; the others get the
 * statements that make the same tables, and the migrations then find nothing left to do.
 */
export async function migrate(database: Database): Promise<void> {
  const { source } = database;
  const file = keptIn(source);
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept !== null) await pour(JSON.parse(kept) as Schema, source);
  const left = await runMigrations(database);
  if (kept === null) await keep(source, file);
  else if (left.length > 0) throw new Error(`The schema in ${file} lacks ${left.join(", ")}.`);
}
