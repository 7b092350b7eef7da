import type * as mysql2 from "mysql2";
import type { DataSource, EntityManager, QueryRunner } from "typeorm";
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from "typeorm";
import type { MysqlDriver } from "typeorm/driver/mysql/MysqlDriver.js";
import { observerOf } from "../observe-statements.ts";
import { ServerQueryRunner } from "../server-query-runner.ts";
import { guardOf } from "../transaction-guard.ts";
import type { Answer } from "./answer.ts";
import { runOnServer } from "./server-statement.ts";

export interface Statement {
  readonly sql: string;
  /** Its first word, for those who watch. */
  readonly kind: string;
}

/**
 * Runs a statement prepared, on the manager's transaction or else on a connection of its own. Whoever watches TypeORM's statements sees
 * it as one of them, and it fails as one of them.
 */
export function runStatement(manager: EntityManager, statement: Statement, parameters: unknown[]): Promise<Answer> {
  const { dataSource, queryRunner } = manager;
  if (dataSource.options.type === "better-sqlite3") return onSqlite(dataSource, queryRunner, statement, parameters);
  if (!queryRunner) return observerOf(dataSource)(statement.kind, () => onPool(dataSource, statement, parameters));
  return guardOf(queryRunner)(() => observerOf(dataSource)(statement.kind, () => onRunner(queryRunner, statement, parameters)));
}

/** SQLite's own connections keep what they have prepared. */
async function onSqlite(source: DataSource, given: QueryRunner | undefined, { sql }: Statement, parameters: unknown[]): Promise<Answer> {
  const runner = given ?? source.createQueryRunner();
  try {
    const { records, affected = 0 } = await runner.query(sql, parameters, true);
    const rows = records as readonly object[];
    return { columns: () => Object.keys(rows[0] ?? {}), rows: rows.map((row) => Object.values(row) as unknown[]), affected };
  } finally {
    if (!given) await runner.release();
  }
}

async function onPool(source: DataSource, statement: Statement, parameters: unknown[]): Promise<Answer> {
  const connection = (await (source.driver as MysqlDriver).obtainMasterConnection()) as mysql2.PoolConnection;
  try {
    return await told(source, undefined, connection, statement, parameters);
  } finally {
    connection.release();
  }
}

function onRunner(runner: QueryRunner, statement: Statement, parameters: unknown[]): Promise<Answer> {
  if (runner.isReleased) return Promise.reject(new QueryRunnerAlreadyReleasedError());
  const run = (connection: mysql2.PoolConnection): Promise<Answer> => told(runner.dataSource, runner, connection, statement, parameters);
  const held = runner instanceof ServerQueryRunner ? runner.held : null;
  return held ? run(held) : (runner.connect() as Promise<mysql2.PoolConnection>).then(run);
}

function told(
  { logger }: DataSource,
  runner: QueryRunner | undefined,
  connection: mysql2.PoolConnection,
  { sql }: Statement,
  parameters: unknown[],
): Promise<Answer> {
  logger.logQuery(sql, parameters, runner);
  return runOnServer(connection, sql, parameters, (error) => {
    logger.logQueryError(error, sql, parameters, runner);
    return new QueryFailedError(sql, parameters, error);
  });
}
