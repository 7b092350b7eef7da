import type { QueryRunner } from "typeorm";
import { isRetryable } from "./errors.ts";

export interface TransactionGuard {
  /** Lets nothing but COMMIT and ROLLBACK through from now on, and throws what made the transaction impossible to commit. */
  seal(): void;
}

const endings = new Set(["COMMIT", "ROLLBACK"]);

/**
 * Watches the statements of one transaction, for two cases in which a write would be kept although its transaction was not:
 * - the work swallows a deadlock: the server has rolled everything back and would run what follows outside any transaction;
 * - the work leaves statements running (`Promise.all` where one failed): they would arrive after the ROLLBACK.
 */
export function guardTransaction(runner: QueryRunner): TransactionGuard {
  const query: QueryRunner["query"] = runner.query.bind(runner);
  let sealed = false;
  let doomed: unknown;

  async function watched(sql: string, parameters?: unknown[], useStructuredResult?: boolean): Promise<unknown> {
    if (!endings.has(sql)) {
      if (sealed) throw new Error("A statement came after the end of its transaction and was not run.");
      if (doomed !== undefined) throw doomed;
    }
    try {
      return await (useStructuredResult ? query(sql, parameters, true) : query(sql, parameters));
    } catch (error) {
      if (isRetryable(error)) doomed ??= error;
      throw error;
    }
  }

  runner.query = watched as QueryRunner["query"];
  return {
    seal() {
      sealed = true;
      if (doomed !== undefined) throw doomed;
    },
  };
}
