import type { DataSource, ReplicationMode } from "typeorm";
import { BetterSqlite3Driver } from "typeorm/driver/better-sqlite3/BetterSqlite3Driver.js";
import { SqliteConnection } from "./sqlite-connection.ts";
import { SqliteQueryRunner } from "./sqlite-query-runner.ts";
import { WriteLock } from "./write-lock.ts";

/**
 * TypeORM's own driver gives one connection and one query runner to everybody at once, so that a plain insert lands in, and
 * is rolled back with, the transaction of another request. Here a transaction has the writing connection to itself, and what
 * is outside any transaction runs elsewhere. Two connections are enough, because libsql is synchronous: outside of
 * transactions a statement is over before the next one begins.
 */
export class SqliteDriver extends BetterSqlite3Driver {
  readonly writeLock = new WriteLock();
  writer!: SqliteConnection;
  reader!: SqliteConnection;

  constructor(
    source: DataSource,
    /** How long a statement waits for another process that holds the file. */
    readonly busyPatienceMs: number,
  ) {
    super(source);
  }

  override async connect(): Promise<void> {
    await this.createDatabaseDirectory(this.getMainDatabasePath());
    this.writer = new SqliteConnection(this.options.database, { readOnly: false });
    this.reader = new SqliteConnection(this.options.database, { readOnly: true });
    this.databaseConnection = this.reader;
  }

  override async disconnect(): Promise<void> {
    this.reader.close();
    this.writer.rollBackWhatIsOpen();
    // So that the file alone, without its -wal, is a complete copy once the product has been stopped.
    this.writer.pragma("wal_checkpoint(TRUNCATE)");
    this.writer.close();
  }

  override createQueryRunner(_mode?: ReplicationMode): SqliteQueryRunner {
    return new SqliteQueryRunner(this);
  }
}
