import { QueryFailedError, QueryResult, QueryRunnerAlreadyReleasedError } from "typeorm";
import { BetterSqlite3QueryRunner } from "typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js";
import { demandTime } from "../time-limit.ts";
import { isRead } from "./statement-kind.ts";
import type { SqliteConnection, SqliteResult } from "./sqlite-connection.ts";
import type { SqliteDriver } from "./sqlite-driver.ts";

/** They end what was begun, also for a call whose time is up. */
const endings = new Set(["COMMIT", "ROLLBACK"]);

/** A query runner whose transaction is its own: while one is open, it alone holds the writing connection. */
export class SqliteQueryRunner extends BetterSqlite3QueryRunner {
  declare driver: SqliteDriver;
  private unlock: (() => void) | undefined;
  private migrating = false;

  override async connect(): Promise<SqliteConnection> {
    return this.unlock ? this.driver.writer : this.driver.reader;
  }

  override async startTransaction(): Promise<void> {
    if (this.isTransactionActive) return super.startTransaction();
    await this.takeWriter();
    try {
      await super.startTransaction();
    } catch (error) {
      this.endTransaction();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    await super.commitTransaction();
    if (!this.isTransactionActive) this.endTransaction();
  }

  override async rollbackTransaction(): Promise<void> {
    const outermost = this.transactionDepth <= 1;
    try {
      await super.rollbackTransaction();
    } finally {
      // Also when SQLite had already rolled back by itself (disk full) and ROLLBACK found nothing.
      if (outermost) this.endTransaction();
    }
  }

  override async release(): Promise<void> {
    if (this.isReleased) return;
    this.isReleased = true;
    this.endTransaction();
    this.endMigration();
    await super.release();
  }

  /** The writing connection is kept until afterMigration: nobody else may write while foreign keys are not enforced. */
  override async beforeMigration(): Promise<void> {
    if (this.isTransactionActive) return;
    await this.takeWriter();
    this.migrating = true;
    this.driver.writer.execute("PRAGMA foreign_keys = OFF", []);
  }

  override async afterMigration(): Promise<void> {
    if (!this.isTransactionActive) this.endMigration();
  }

  /** TypeORM's events for query subscribers are left out: nothing here subscribes. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the return type is TypeORM's
  override async query(sql: string, parameters: unknown[] = [], useStructuredResult = false): Promise<any> {
    if (this.isReleased) throw new QueryRunnerAlreadyReleasedError();
    if (!endings.has(sql)) demandTime();
    const { logger } = this.driver.dataSource;
    logger.logQuery(sql, parameters, this);
    try {
      const { rows, affected } = await this.run(sql, parameters);
      if (!useStructuredResult) return rows;
      const result = new QueryResult();
      result.raw = rows;
      if (rows) result.records = rows as typeof result.records;
      if (affected !== undefined) result.affected = affected;
      return result;
    } catch (error) {
      logger.logQueryError(error as Error, sql, parameters, this);
      throw new QueryFailedError(sql, parameters, error as Error);
    }
  }

  private async run(sql: string, parameters: readonly unknown[]): Promise<SqliteResult> {
    const { writer, reader, writeLock, busyPatienceMs } = this.driver;
    // IMMEDIATE takes the file's write lock at once: a transaction that begins by reading could lose its right to write.
    if (sql === "BEGIN TRANSACTION") return writer.executePatiently("BEGIN IMMEDIATE", [], busyPatienceMs);
    if (this.unlock) {
      // A full disk makes SQLite roll back by itself; what follows would then be written outside of any transaction.
      if (this.transactionDepth > 0 && !writer.inTransaction) throw new Error("The transaction is no longer open.");
      return writer.execute(sql, parameters);
    }
    if (isRead(sql)) return reader.executePatiently(sql, parameters, busyPatienceMs);
    const unlock = await writeLock.acquire();
    try {
      return await writer.executePatiently(sql, parameters, busyPatienceMs);
    } finally {
      unlock();
    }
  }

  private async takeWriter(): Promise<void> {
    if (this.unlock) return;
    const unlock = await this.driver.writeLock.acquire();
    if (this.isReleased) {
      unlock();
      throw new QueryRunnerAlreadyReleasedError();
    }
    this.unlock = unlock;
  }

  private giveWriterBack(): void {
    this.unlock?.();
    this.unlock = undefined;
  }

  private endTransaction(): void {
    if (!this.unlock) return;
    this.driver.writer.rollBackWhatIsOpen();
    this.isTransactionActive = false;
    this.transactionDepth = 0;
    if (!this.migrating) this.giveWriterBack();
  }

  private endMigration(): void {
    if (!this.migrating) return;
    this.migrating = false;
    if (!this.driver.writer.isClosed) this.driver.writer.execute("PRAGMA foreign_keys = ON", []);
    this.giveWriterBack();
  }
}
