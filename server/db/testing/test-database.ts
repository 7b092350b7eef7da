import { randomBytes } from "node:crypto";
import { existsSync, statfsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";

export type TestDatabaseKind = "sqlite" | "mariadb";

declare global {
  var __TEST_DATABASE__: TestDatabaseKind | undefined;
}

export interface TestDatabase {
  readonly url: string;
  /** Removes it; close what is connected to it first. */
  drop(): Promise<void>;
}

/** Which database this run of a `*.db.test.ts` is on. */
export const testDatabaseKind = (): TestDatabaseKind => globalThis.__TEST_DATABASE__ ?? "sqlite";

/** A fresh, empty database of the kind that this run is on. */
export const createTestDatabaseUrl = (): Promise<TestDatabase> =>
  testDatabaseKind() === "mariadb" ? createSchema(serverUrl()) : createFile();

const memory = "/dev/shm";
const roomBytes = 1024 ** 3;

/** Where a commit waits for no disk: SQLite stops the whole process for each, and no test here takes the power away. */
function quickFolder(): string {
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > roomBytes ? memory : tmpdir();
}

async function createFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(quickFolder(), "portail-test-"));
  return { url: `sqlite:${join(folder, "test.db")}`, drop: () => rm(folder, { recursive: true, force: true }) };
}

function serverUrl(): URL {
  const url = process.env["TEST_DATABASE_URL"];
  if (!url) throw new Error("TEST_DATABASE_URL names no server: the tests on MariaDB need one, as in mariadb://root@127.0.0.1:3306/.");
  return new URL(url);
}

async function createSchema(server: URL): Promise<TestDatabase> {
  const name = `portail_test_${randomBytes(8).toString("hex")}`;
  await runOnServer(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOnServer(server, `DROP DATABASE IF EXISTS ${name}`) };
}

async function runOnServer(server: URL, statement: string): Promise<void> {
  const connection = await createConnection({
    host: server.hostname,
    port: Number(server.port || 3306),
    user: decodeURIComponent(server.username),
    password: decodeURIComponent(server.password),
  });
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
