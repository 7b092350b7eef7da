import type { Context } from "../../graphql/context.ts";
import type { UserError } from "../../graphql/user-error.ts";
import { toUserError } from "../../graphql/user-error.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import type { BulkAccessChange } from "./bulk-access-change.entity.ts";
import type { BulkAccessChangePayload } from "./bulk-access.type.ts";
import { BulkAccessChangeRunning, toChange } from "./bulk-access.type.ts";

/** A conflict with another change comes with that one. */
function toBulkError(problem: Problem, context: Context): UserError {
  const running = (problem.facts?.["running"] ?? null) as BulkAccessChange | null;
  if (running === null) return toUserError(problem, context);
  const error = toUserError(problem, context, { CONFLICT: BulkAccessChangeRunning });
  return Object.assign(error, { running: toChange(running) });
}

export const toBulkPayload = (outcome: Outcome<BulkAccessChange>, context: Context): BulkAccessChangePayload =>
  outcome.ok
    ? { change: toChange(outcome.value), errors: [] }
    : { change: null, errors: outcome.problems.map((problem) => toBulkError(problem, context)) };
