import { setTimeout as delay } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { newId } from "../kernel/id.ts";
import { isUniqueViolation } from "./errors.ts";

export interface LeaseTimes {
  /** After this long without a sign of life from its holder, the lease may be taken over. */
  readonly leaseMs: number;
  /** How long to wait for another process before giving up. */
  readonly patienceMs: number;
}

export interface MigrationLease {
  /** Throws when another process has taken the lease over, which only happens to a holder that was stopped for long. */
  check(): void;
  release(): Promise<void>;
}

const table = "migration_lease";
const leaseName = "migrations";
const pollMs = 100;

/**
 * One process at a time migrates. A row with a unique key decides and not GET_LOCK, which distributed engines don't have.
 * The table can't come from a migration, as it guards them. The clocks of the processes must agree within the lease's length.
 */
export async function takeMigrationLease(source: DataSource, times: LeaseTimes): Promise<MigrationLease> {
  await source.query(
    `CREATE TABLE IF NOT EXISTS ${table} (name varchar(32) NOT NULL PRIMARY KEY, token varchar(26) NOT NULL, expires_at bigint NOT NULL)`,
  );
  const token = newId();
  const deadline = Date.now() + times.patienceMs;
  while (!(await take(source, token, times.leaseMs))) {
    if (Date.now() > deadline) throw new Error("Another process is migrating this database and has not finished in time.");
    await delay(pollMs);
  }
  return hold(source, token, times.leaseMs);
}

async function take(source: DataSource, token: string, leaseMs: number): Promise<boolean> {
  const now = Date.now();
  // In this order: an insert that finds the row there costs a lock on it, an update that finds nothing expired costs none.
  const takenOver = await update(source, { token, expires_at: now + leaseMs }, "name = :leaseName AND expires_at < :now", {
    leaseName,
    now,
  });
  if (takenOver) return true;
  try {
    const row = { name: leaseName, token, expires_at: now + leaseMs };
    await source.createQueryBuilder().insert().into(table, Object.keys(row)).values(row).execute();
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

function hold(source: DataSource, token: string, leaseMs: number): MigrationLease {
  let lost = false;
  let renewal: Promise<void> | undefined;
  const renew = async (): Promise<void> => {
    // A renewal that fails is tried again by the next tick; only another holder's token ends the lease.
    const stillMine = await update(source, { expires_at: Date.now() + leaseMs }, "token = :token", { token }).catch(() => true);
    lost ||= !stillMine;
    renewal = undefined;
  };
  const timer = setInterval(() => {
    renewal ??= renew();
  }, leaseMs / 4);
  return {
    check() {
      if (lost) throw new Error("Another process has taken over the migration of this database.");
    },
    async release() {
      clearInterval(timer);
      await renewal;
      await source.createQueryBuilder().delete().from(table).where("token = :token", { token }).execute();
    },
  };
}

async function update(source: DataSource, values: object, where: string, parameters: object): Promise<boolean> {
  const result = await source.createQueryBuilder().update(table).set(values).where(where, parameters).execute();
  return (result.affected ?? 0) > 0;
}
