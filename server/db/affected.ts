import type { DeleteResult, UpdateResult } from "typeorm";

/** How many rows the statement's WHERE matched, whether or not their values changed: the same on every driver. */
export function affectedRows(result: UpdateResult | DeleteResult): number {
  if (typeof result.affected !== "number") throw new Error("The driver did not say how many rows the statement matched.");
  return result.affected;
}
