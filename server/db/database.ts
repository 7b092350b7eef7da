import { setTimeout as delay } from "node:timers/promises";
import type { DataSource, EntityManager, QueryRunner } from "typeorm";
import { isConnectionLost, isRetryable } from "./errors.ts";
import type { FirstWrite } from "./first-write.ts";
import { firstWriteOfCall } from "./first-write.ts";
import { demandTime } from "./time-limit.ts";
import { guardTransaction } from "./transaction-guard.ts";
import { refuseInsideTransaction, runInsideTransaction } from "./transaction-scope.ts";

const attempts = 5;
const firstPauseMs = 10;
const pingTimeoutMs = 2_000;

/** Where a transaction lost against another one: at any of its statements, or at its COMMIT. */
export type RetryPlace = "statement" | "commit";

/** The work of a transaction, which ends with it whatever it leaves running. */
async function guarded<T>(runner: QueryRunner, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  const guard = guardTransaction(runner);
  try {
    return await runInsideTransaction(() => work(runner.manager));
  } finally {
    guard.seal();
  }
}

export class Database {
  readonly source: DataSource;
  readonly #onRetry: (at: RetryPlace) => void;

  /** `onRetry`: told of each transaction that runs again. */
  constructor(source: DataSource, onRetry: (at: RetryPlace) => void = () => undefined) {
    this.source = source;
    this.#onRetry = onRetry;
  }

  /** For reads and for single statements. Refused inside a transaction, which has a manager of its own. */
  get manager(): EntityManager {
    refuseInsideTransaction();
    return this.source.manager;
  }

  async connect(): Promise<void> {
    if (!this.source.isInitialized) await this.source.initialize();
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  /** Whether the database answers now; never throws. */
  async ping(): Promise<boolean> {
    const limit = new AbortController();
    try {
      const late = delay(pingTimeoutMs, false, { signal: limit.signal, ref: false });
      return await Promise.race([this.source.query("SELECT 1").then(() => true), late]);
    } catch {
      return false;
    } finally {
      limit.abort();
    }
  }

  /**
   * The only transaction boundary. When the unit of work loses against another one, the whole of it runs again in a new
   * transaction: it must have no effect outside of the database.
   */
  async transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    refuseInsideTransaction();
    for (let attempt = 1; ; attempt += 1) {
      const stage = { committing: false };
      try {
        return await this.attempt(work, stage);
      } catch (error) {
        // A connection lost during COMMIT leaves open whether it took effect: running again could do the work twice.
        const again = isRetryable(error) || (!stage.committing && isConnectionLost(error));
        if (!again || attempt === attempts) throw error;
      }
      this.#onRetry(stage.committing ? "commit" : "statement");
      await delay(firstPauseMs * 2 ** attempt * (0.5 + Math.random()));
    }
  }

  private async attempt<T>(work: (tx: EntityManager) => Promise<T>, stage: { committing: boolean }): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction();
      const first = firstWriteOfCall();
      let joined = false;
      const joinAndWork = async (tx: EntityManager, write: FirstWrite): Promise<T> => {
        joined = await write.join(tx);
        return work(tx);
      };
      const result = await guarded(runner, first ? (tx) => joinAndWork(tx, first) : work);
      demandTime();
      stage.committing = true;
      await runner.commitTransaction();
      if (joined) first?.keep();
      return result;
    } catch (error) {
      // A failed ROLLBACK means that the connection is gone, and with it the transaction: the first error says more.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}
