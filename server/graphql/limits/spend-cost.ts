import type { PreparedOperation } from "../compiled/prepared-document.ts";
import type { Context } from "../context.ts";
import type { SentVariables } from "./arguments.ts";
import { mostPoints } from "./document-limits.ts";
import type { Metered } from "./meter.ts";
import { tooCostly, usedUp } from "./refusals.ts";

/** Takes what an operation costs before anything of it is executed, or refuses it. The first point was spent when the call came in. */
export async function spendCost(operation: PreparedOperation, variables: SentVariables, context: Context & Metered): Promise<void> {
  const cost = operation.cost(variables);
  const { actor, meter } = context;
  const most = Math.min(mostPoints[actor.kind], meter?.most ?? Infinity);
  if (cost.points > most) throw tooCostly(cost.points, most);
  if (meter && !(await meter.spend(cost.points - 1))) throw usedUp();
  context.cost = cost;
}
