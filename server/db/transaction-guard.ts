import type { QueryRunner } from "typeorm";
import { isRetryable } from "./errors.ts";

export interface TransactionGuard {
  /** Lets nothing but COMMIT and ROLLBACK through from now on, and throws what made the transaction impossible to commit. */
  seal(): void;
}

const endings = new Set(["COMMIT", "ROLLBACK"]);

/** What watches the statements of one transaction. */
interface Watch {
  /** Why nothing more is run; null where it may be. */
  refusal(): Error | null;
  /** Told what a statement failed of. */
  failed(error: unknown): void;
}

const guards = new WeakMap<QueryRunner, Watch>();

const unguarded: Watch = { refusal: () => null, failed: () => undefined };

/** For statements of a transaction that don't go through its runner's `query`. */
export const guardOf = (runner: QueryRunner): Watch => guards.get(runner) ?? unguarded;

/**
 * Watches the statements of one transaction, for two cases in which a write would be kept although its transaction was not:
 * - the work swallows a deadlock: the server has rolled everything back and would run what follows outside any transaction;
 * - the work leaves statements running (`Promise.all` where one failed): they would arrive after the ROLLBACK.
 */
export function guardTransaction(runner: QueryRunner): TransactionGuard {
  const query: QueryRunner["query"] = runner.query.bind(runner);
  let sealed = false;
  let doomed: Error | null = null;

  const watch: Watch = {
    refusal: () => (sealed ? new Error("A statement came after the end of its transaction and was not run.") : doomed),
    failed(error) {
      if (isRetryable(error)) doomed ??= error as Error;
    },
  };

  function watched(sql: string, parameters?: unknown[], useStructuredResult?: boolean): Promise<unknown> {
    const refusal = endings.has(sql) ? null : watch.refusal();
    if (refusal) return Promise.reject(refusal);
    const run: Promise<unknown> = useStructuredResult ? query(sql, parameters, true) : query(sql, parameters);
    return run.catch((error: unknown) => {
      watch.failed(error);
      throw error;
    });
  }

  guards.set(runner, watch);
  runner.query = watched as QueryRunner["query"];
  return {
    seal() {
      sealed = true;
      if (doomed !== null) throw doomed;
    },
  };
}
