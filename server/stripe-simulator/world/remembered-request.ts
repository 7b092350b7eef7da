import type { ApiAnswer } from "../api/api-answer.ts";

/** A request that was sent with an idempotency key. */
export interface RememberedRequest {
  readonly at: number;
  /** Where to and with what: the key is good for nothing else. */
  readonly sent: string;
  /** Null while it is under way. */
  answer: ApiAnswer | null;
}
