import type { GraphQLResponse } from "@apollo/server";
import type { CallEnd } from "../../modules/idempotency/idempotency.service.ts";

const failed: CallEnd = { kind: "FAILED" };

/** What nobody expected, and what came too late: another time it may go well. */
const faults = new Set<unknown>(["INTERNAL", "TIMED_OUT"]);

/**
 * What is kept of an answer. Nothing of a fault, and nothing where a refusal came before anything was done: the
 * same call may be sent again then.
 */
export function callEnd(body: GraphQLResponse["body"], applied: boolean, secret: boolean): CallEnd {
  if (body.kind !== "single") return failed;
  const { data, errors = [] } = body.singleResult;
  if (errors.some(({ extensions }) => faults.has(extensions?.["code"]))) return failed;
  if (!applied && !data) return failed;
  return secret ? { kind: "SHOWN_ONCE" } : { kind: "ANSWERED", body: body.singleResult };
}
