import type { PreparedOperation } from "../compiled/prepared-document.ts";
import type { Context } from "../context.ts";
import type { SentVariables } from "./arguments.ts";
import { mostPoints } from "./document-limits.ts";
import type { CallMeter, Metered } from "./meter.ts";
import type { OperationCost } from "./operation-cost.ts";
import { tooCostly, usedUp } from "./refusals.ts";

/** What an operation costs, which is known before anything of it is executed; it is refused where that is too much. */
export function weigh(operation: PreparedOperation, variables: SentVariables, { actor, meter }: Context & Metered): OperationCost {
  const cost = operation.cost(variables);
  const most = Math.min(mostPoints[actor.kind], meter?.most ?? Infinity);
  if (cost.points > most) throw tooCostly(cost.points, most);
  return cost;
}

/** Takes what it costs, or refuses it. The first point was spent when the call came in. */
export async function spendCost(cost: OperationCost, meter: CallMeter): Promise<void> {
  if (!(await meter.spend(cost.points - 1))) throw usedUp();
}
