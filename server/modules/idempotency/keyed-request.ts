import type { FirstWrite } from "../../db/first-write.ts";
import type { ClaimedCall } from "./claim-call.ts";

/** A request that came with an idempotency key, and how far it is. */
export interface KeyedRequest {
  readonly key: string;
  readonly first: FirstWrite;
  /** Set once it is this request's to do. */
  call: ClaimedCall | null;
  /** Where the answer would hold a secret: whether this one does not, as the call was refused. */
  nothingShown: boolean;
}
