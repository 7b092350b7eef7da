import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import type { Context } from "../context.ts";
import { mostPoints } from "./document-limits.ts";
import type { Metered } from "./meter.ts";
import { operationCost } from "./operation-cost.ts";
import { tooCostly, usedUp } from "./refusals.ts";

/** What each call costs before anything of it is executed. The first point was spent when the call came in. */
export const costPlugin: ApolloServerPlugin<Context & BaseContext & Metered> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (!operation) return;
        const cost = operationCost(schema, document, operation, request.variables ?? {});
        const { actor, meter } = contextValue;
        const most = Math.min(mostPoints[actor.kind], meter?.most ?? Infinity);
        if (cost.points > most) throw tooCostly(cost.points, most);
        if (meter && !(await meter.spend(cost.points - 1))) throw usedUp();
        contextValue.cost = cost;
      },
    };
  },
};
