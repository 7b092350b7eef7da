import type { QueryRunner } from "typeorm";
import { isRetryable } from "./errors.ts";

export interface TransactionGuard {
  /** Lets nothing but COMMIT and ROLLBACK through from now on, and throws what made the transaction impossible to commit. */
  seal(): void;
}

const endings = new Set(["COMMIT", "ROLLBACK"]);

type Watch = <T>(run: () => Promise<T>) => Promise<T>;

const guards = new WeakMap<QueryRunner, Watch>();

const unguarded: Watch = (run) => run();

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
  let doomed: unknown;

  function notice(error: unknown): never {
    if (isRetryable(error)) doomed ??= error;
    throw error;
  }

  const noticing = <T>(run: () => Promise<T>): Promise<T> => run().catch(notice);

  const watch: Watch = (run) => {
    if (sealed) return Promise.reject(new Error("A statement came after the end of its transaction and was not run."));
    if (doomed !== undefined) return Promise.reject(doomed);
    return noticing(run);
  };

  function watched(sql: string, parameters?: unknown[], useStructuredResult?: boolean): Promise<unknown> {
    const run = (): Promise<unknown> => (useStructuredResult ? query(sql, parameters, true) : query(sql, parameters));
    return endings.has(sql) ? noticing(run) : watch(run);
  }

  guards.set(runner, watch);
  runner.query = watched as QueryRunner["query"];
  return {
    seal() {
      sealed = true;
      if (doomed !== undefined) throw doomed;
    },
  };
}
