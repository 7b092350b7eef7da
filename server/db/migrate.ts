import type { DataSource, MigrationInterface } from "typeorm";
import type { Database } from "./database.ts";
import type { LeaseTimes, MigrationLease } from "./migration-lease.ts";
import { takeMigrationLease } from "./migration-lease.ts";

export interface MigrationOptions extends Partial<LeaseTimes> {
  /** Told the name of each migration as it begins. */
  readonly onStep?: (name: string) => void;
}

/**
 * Brings a connected database up to date and returns the names of the migrations that ran. Of several processes that start
 * at once, one migrates and the others wait for it and find nothing left to do.
 */
export async function runMigrations(database: Database, options: MigrationOptions = {}): Promise<string[]> {
  const { source } = database;
  const lease = await takeMigrationLease(source, { leaseMs: 60_000, patienceMs: 300_000, ...options });
  try {
    await compareTextByItsBytes(source);
    const restore = announce(source.migrations, lease, options.onStep);
    try {
      return (await source.runMigrations()).map(({ name }) => name);
    } finally {
      restore();
    }
  } finally {
    await lease.release();
  }
}

/** TypeORM runs all that is pending in one go and says nothing meanwhile. */
function announce(migrations: readonly MigrationInterface[], lease: MigrationLease, onStep: MigrationOptions["onStep"]): () => void {
  for (const migration of migrations) {
    const up = migration.up.bind(migration);
    migration.up = async (runner) => {
      lease.check();
      onStep?.(migration.name ?? migration.constructor.name);
      await up(runner);
    };
  }
  return () => {
    for (const migration of migrations) Reflect.deleteProperty(migration, "up");
  };
}

/** Keys and conditions must mean the same on every database; a server's own default takes "e", "E" and "é" for equal. */
async function compareTextByItsBytes(source: DataSource): Promise<void> {
  if (source.options.type === "better-sqlite3") return;
  const rows: { collation: string }[] = await source.query("SELECT @@collation_database AS collation");
  if (rows[0]?.collation !== "utf8mb4_bin") await source.query("ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
}
