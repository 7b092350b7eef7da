import type { AnswerBody } from "../../graphql/operation-answer.ts";
import type { CallEnd } from "../../modules/idempotency/idempotency.service.ts";

const failed: CallEnd = { kind: "FAILED" };

/** What nobody expected, and what came too late: another time it may go well. */
const faults = new Set<unknown>(["INTERNAL", "TIMED_OUT"]);

/**
 * What is kept of an answer. Nothing of a fault, and nothing where a refusal came before anything was done: the
 * same call may be sent again then.
 */
export function callEnd(body: AnswerBody, applied: boolean, secret: boolean): CallEnd {
  const { data, errors = [] } = body;
  if (errors.some(({ extensions }) => faults.has(extensions?.["code"]))) return failed;
  if (!applied && !data) return failed;
  return secret ? { kind: "SHOWN_ONCE" } : { kind: "ANSWERED", body };
}
