import { isUniqueViolation } from "../../db/errors.ts";
import { StaleRow } from "../../db/upsert-batch.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure } from "../../kernel/outcome.ts";

/**
 * Runs a unit of work again when somebody else got in its way: the second time it sees what they did, and says so. Who loses twice is
 * told that something changed meanwhile.
 */
export async function retryCollision<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  for (let triesLeft = 2; ; triesLeft -= 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StaleRow) && !isUniqueViolation(error)) throw error;
      if (triesLeft === 0) return failure({ code: "CONFLICT", path: ["input"] });
    }
  }
}
