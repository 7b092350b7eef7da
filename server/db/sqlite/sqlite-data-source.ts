import { DataSource } from "typeorm";
import type { BetterSqlite3DataSourceOptions } from "typeorm/driver/better-sqlite3/BetterSqlite3DataSourceOptions.js";
import { SqliteDriver } from "./sqlite-driver.ts";

/** A data source on SQLite that may be used by concurrent requests. */
export class SqliteDataSource extends DataSource {
  constructor(options: BetterSqlite3DataSourceOptions, busyPatienceMs: number) {
    super(options);
    // TypeORM picks a driver by its type's name and has no other way in.
    this.driver = new SqliteDriver(this, busyPatienceMs);
  }
}
