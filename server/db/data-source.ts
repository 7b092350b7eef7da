import path from "node:path";
import type { DataSourceOptions, EntitySchema, Logger, MigrationInterface } from "typeorm";
import { DataSource } from "typeorm";
import type { OnFailover } from "./cluster/failover.ts";
import type { ServerLocation } from "./database-url.ts";
import { parseDatabaseUrl } from "./database-url.ts";
import { withServerRunners } from "./server-query-runner.ts";
import { sessionDriverOf } from "./server-session.ts";
import { silentLogger } from "./silent-logger.ts";
import { loadLibsql } from "./sqlite/load-libsql.ts";
import { SqliteDataSource } from "./sqlite/sqlite-data-source.ts";

export interface DataSourceSettings {
  readonly url: string;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for entity classes
  readonly entities: readonly (Function | EntitySchema)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Connections to a database server; SQLite needs no pool. */
  readonly poolSize?: number;
  /** Told every statement, for counting them; by default nothing is logged, as parameters hold health data. */
  readonly logger?: Logger;
  /** Told each time when work goes on with another host of a cluster. */
  readonly onFailover?: OnFailover;
  /** How long a statement waits for another process that holds a SQLite file. */
  readonly busyPatienceMs?: number;
}

/** The data source for a database URL, not yet connected. */
export function createDataSource(settings: DataSourceSettings): DataSource {
  const location = parseDatabaseUrl(settings.url);
  const common = {
    entities: [...settings.entities],
    migrations: [...settings.migrations],
    migrationsTableName: "migrations",
    migrationsTransactionMode: "each" as const,
    synchronize: false,
    logger: settings.logger ?? silentLogger,
  } satisfies Partial<DataSourceOptions>;
  if (location.kind === "sqlite") {
    const options = { ...common, type: "better-sqlite3", database: path.resolve(location.file), driver: loadLibsql() } as const;
    return new SqliteDataSource(options, settings.busyPatienceMs ?? 5_000);
  }
  return withServerRunners(new DataSource({ ...common, ...serverOptions(location, settings) }));
}

function serverOptions(location: ServerLocation, { poolSize = 10, onFailover = () => undefined }: DataSourceSettings) {
  return {
    type: location.kind,
    driver: sessionDriverOf(location.hosts, onFailover),
    ...location.hosts[0],
    username: location.user,
    password: location.password,
    database: location.database,
    charset: "UTF8MB4_BIN",
    // Otherwise instants are stored in the zone of the process.
    timezone: "Z",
    supportBigNumbers: true,
    bigNumberStrings: false,
    // mysql2's long stack traces cost a third of its throughput.
    trace: false,
    connectTimeout: 5_000,
    poolSize,
    // A request beyond these fails at once instead of waiting behind a thousand others.
    extra: { queueLimit: 1_000, maxIdle: poolSize, idleTimeout: 60_000, enableKeepAlive: true },
  } as const;
}
