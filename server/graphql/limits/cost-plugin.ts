import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import type { OperationDefinitionNode } from "graphql";
import type { Context } from "../context.ts";
import { mostPoints } from "./document-limits.ts";
import type { Metered } from "./meter.ts";
import type { CompiledCost, OperationCost } from "./operation-cost.ts";
import { compileCost } from "./operation-cost.ts";
import { tooCostly, usedUp } from "./refusals.ts";

/** Throws where it is more than the caller may spend at once, or has left. The first point was spent when the call came in. */
export async function charge(cost: OperationCost, { actor, meter }: Pick<Context, "actor"> & Metered): Promise<void> {
  const most = Math.min(mostPoints[actor.kind], meter?.most ?? Infinity);
  if (cost.points > most) throw tooCostly(cost.points, most);
  if (meter && !(await meter.spend(cost.points - 1))) throw usedUp();
}

const costs = new WeakMap<OperationDefinitionNode, CompiledCost>();

/** What each call costs before anything of it is executed. */
export const costPlugin: ApolloServerPlugin<Context & BaseContext & Metered> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (!operation) return;
        let compiled = costs.get(operation);
        if (!compiled) costs.set(operation, (compiled = compileCost(schema, document, operation)));
        const cost = compiled(request.variables ?? {});
        await charge(cost, contextValue);
        contextValue.cost = cost;
      },
    };
  },
};
