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

type Read<T> = (answer: Answer) => T;

/**
 * Runs a statement prepared, on the manager's transaction or else on a connection of its own, and reads what it gave. Whoever watches
 * TypeORM's statements sees it as one of them, and it fails as one of them.
 */
export function runStatement<T>(manager: EntityManager, statement: Statement, parameters: unknown[], read: Read<T>): Promise<T> {
  const { dataSource, queryRunner } = manager;
  if (dataSource.options.type === "better-sqlite3") return onSqlite(dataSource, queryRunner, statement, parameters, read);
  if (!queryRunner) return onPool(dataSource, statement, parameters, read);
  return onRunner(queryRunner, statement, parameters, read);
}

/** SQLite's own connections keep what they have prepared. */
async function onSqlite<T>(
  source: DataSource,
  given: QueryRunner | undefined,
  { sql }: Statement,
  parameters: unknown[],
  read: Read<T>,
): Promise<T> {
  const runner = given ?? source.createQueryRunner();
  try {
    const { records, affected = 0 } = await runner.query(sql, parameters, true);
    const rows = records as readonly object[];
    return read({ columns: () => Object.keys(rows[0] ?? {}), rows: rows.map((row) => Object.values(row) as unknown[]), affected });
  } finally {
    if (!given) await runner.release();
  }
}

/** In one promise: every statement of every page goes this way, and each step that waited would cost it a tenth of its time. */
function onPool<T>(source: DataSource, statement: Statement, parameters: unknown[], read: Read<T>): Promise<T> {
  const over = observerOf(source)(statement.kind);
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      over({ error });
      reject(error);
    };
    const begin = (connection: mysql2.PoolConnection): void => {
      const done = (answer: Answer): void => {
        connection.release();
        over();
        settle(resolve, reject, () => read(answer));
      };
      const failed = (error: Error): void => {
        connection.release();
        fail(error);
      };
      run(source, undefined, connection, statement, parameters, done, failed);
    };
    (source.driver as MysqlDriver).obtainMasterConnection().then(begin, fail);
  });
}

function settle<T>(resolve: (value: T) => void, reject: (error: Error) => void, make: () => T): void {
  try {
    resolve(make());
  } catch (error) {
    reject(error as Error);
  }
}

function onRunner<T>(runner: QueryRunner, statement: Statement, parameters: unknown[], read: Read<T>): Promise<T> {
  if (runner.isReleased) return Promise.reject(new QueryRunnerAlreadyReleasedError());
  const guard = guardOf(runner);
  const refusal = guard.refusal();
  if (refusal) return Promise.reject(refusal);
  const ask = (connection: mysql2.PoolConnection): Promise<T> => {
    const over = observerOf(runner.dataSource)(statement.kind);
    return new Promise((resolve, reject) => {
      const done = (answer: Answer): void => {
        over();
        settle(resolve, reject, () => read(answer));
      };
      const failed = (error: Error): void => {
        over({ error });
        guard.failed(error);
        reject(error);
      };
      run(runner.dataSource, runner, connection, statement, parameters, done, failed);
    });
  };
  const held = runner instanceof ServerQueryRunner ? runner.held : null;
  return held ? ask(held) : (runner.connect() as Promise<mysql2.PoolConnection>).then(ask);
}

function run(
  { logger }: DataSource,
  runner: QueryRunner | undefined,
  connection: mysql2.PoolConnection,
  { sql }: Statement,
  parameters: unknown[],
  done: (answer: Answer) => void,
  fail: (error: Error) => void,
): void {
  logger.logQuery(sql, parameters, runner);
  runOnServer(connection, sql, parameters, done, (error) => {
    logger.logQueryError(error, sql, parameters, runner);
    fail(new QueryFailedError(sql, parameters, error));
  });
}
