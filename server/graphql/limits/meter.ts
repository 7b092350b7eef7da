import type { OperationCost } from "./operation-cost.ts";

/** Counts a consumer's call, and says so in the answer's headers. */
export interface CallMeter {
  /** The most that its consumer may spend at once. */
  readonly most: number;
  /** False where so much is not left: then nothing is spent, and the headers say when there is more. */
  spend(points: number): Promise<boolean>;
}

/** What is known of a call before its fields are resolved. */
export interface Metered {
  /** How long it may take; a batch may take twice as long. */
  readonly requestMs: number;
  /** Nobody's but a consumer's calls are counted. */
  readonly meter?: CallMeter;
  cost?: OperationCost;
}
