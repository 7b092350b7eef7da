import type * as mysql2 from "mysql2";
import type { DataSource } from "typeorm";
import { QueryFailedError, QueryResult, QueryRunnerAlreadyReleasedError } from "typeorm";
import type { MysqlDriver } from "typeorm/driver/mysql/MysqlDriver.js";
import { MysqlQueryRunner } from "typeorm/driver/mysql/MysqlQueryRunner.js";
import { observerOf } from "./observe-statements.ts";

type Isolation = Parameters<MysqlQueryRunner["startTransaction"]>[0];

const ask = (connection: mysql2.PoolConnection, sql: string, parameters: unknown[]): Promise<mysql2.QueryResult> =>
  new Promise((resolve, reject) => {
    connection.query(sql, parameters, (error, result) => (error ? reject(error) : resolve(result)));
  });

/**
 * TypeORM's own runner tells subscribers of each statement and of each end of a transaction, and asks by way of mysql2's promises: so
 * much that BEGIN and COMMIT cost the product more than the statements between them. Nothing here subscribes.
 */
export class ServerQueryRunner extends MysqlQueryRunner {
  /** The connection of a transaction that has begun. */
  get held(): mysql2.PoolConnection | null {
    return (this.databaseConnection as mysql2.PoolConnection | undefined) ?? null;
  }

  override startTransaction(isolation?: Isolation): Promise<void> {
    if (this.transactionDepth > 0 || isolation) return super.startTransaction(isolation);
    this.isTransactionActive = true;
    return this.#tell("START TRANSACTION", "BEGIN", () => {
      this.transactionDepth = 1;
    });
  }

  override commitTransaction(): Promise<void> {
    if (!this.isTransactionActive || this.transactionDepth !== 1) return super.commitTransaction();
    return this.#tell("COMMIT", "COMMIT", () => {
      this.isTransactionActive = false;
      this.transactionDepth = 0;
    });
  }

  /** What answers nothing, in one promise. */
  #tell(sql: string, kind: string, done: () => void): Promise<void> {
    if (this.isReleased) return Promise.reject(new QueryRunnerAlreadyReleasedError());
    const { logger } = this.dataSource;
    const send = (connection: mysql2.PoolConnection): Promise<void> => {
      const over = observerOf(this.dataSource)(kind);
      logger.logQuery(sql, [], this);
      return new Promise((resolve, reject) => {
        connection.query(sql, (error) => {
          if (!error) {
            over();
            done();
            resolve();
            return;
          }
          over({ error });
          logger.logQueryError(error, sql, [], this);
          reject(new QueryFailedError(sql, [], error));
        });
      });
    };
    return this.held ? send(this.held) : (this.connect() as Promise<mysql2.PoolConnection>).then(send);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the return type is TypeORM's
  override async query(sql: string, parameters: unknown[] = [], useStructuredResult = false): Promise<any> {
    if (this.isReleased) throw new QueryRunnerAlreadyReleasedError();
    const connection = (await this.connect()) as mysql2.PoolConnection;
    const { logger } = this.dataSource;
    logger.logQuery(sql, parameters, this);
    try {
      const raw = await ask(connection, sql, parameters);
      return useStructuredResult ? structured(raw) : raw;
    } catch (error) {
      logger.logQueryError(error as Error, sql, parameters, this);
      throw new QueryFailedError(sql, parameters, error as Error);
    }
  }
}

function structured(raw: mysql2.QueryResult): QueryResult {
  const result = new QueryResult();
  result.raw = raw;
  if (Array.isArray(raw)) result.records = raw;
  else result.affected = raw.affectedRows;
  return result;
}

/** A data source whose transactions and unprepared statements take the short way. */
export function withServerRunners(source: DataSource): DataSource {
  const driver = source.driver as MysqlDriver;
  driver.createQueryRunner = (mode) => new ServerQueryRunner(driver, mode);
  return source;
}
