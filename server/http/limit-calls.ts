import type { CallMeter } from "../graphql/limits/meter.ts";
import { usedUpMessage } from "../graphql/limits/refusals.ts";
import type { ConsumerActor } from "../kernel/actor.ts";
import type { PointBudgets, Spent } from "../modules/limits/point-budgets.ts";
import type { Exchange, Handler } from "./exchange.ts";
import { refuse } from "./graphql-refusal.ts";

/** The name of the policy, in the headers of the draft standard (draft-ietf-httpapi-ratelimit-headers-10). */
const policy = '"minute"';

/** Both the fields of the draft as it is now and the three of its earlier versions, which most programs read. */
function tell(response: Exchange, { granted, limit, left, resetSeconds }: Spent, cost: number): void {
  response.setHeader("RateLimit-Policy", `${policy};q=${limit};w=60`);
  response.setHeader("RateLimit", `${policy};r=${left};t=${resetSeconds}`);
  response.setHeader("RateLimit-Limit", limit);
  response.setHeader("RateLimit-Remaining", left);
  response.setHeader("RateLimit-Reset", resetSeconds);
  response.setHeader("Portail-Cost", cost);
  if (!granted) response.setHeader("Retry-After", resetSeconds);
}

function meterOf(response: Exchange, budgets: PointBudgets, actor: ConsumerActor): CallMeter {
  let cost = 0;
  return {
    most: budgets.limit,
    async spend(points) {
      const spent = await budgets.take(actor, points);
      if (spent.granted) cost += points;
      tell(response, spent, cost);
      return spent.granted;
    },
  };
}

/** Every call of a consumer costs a point, before its body is read and whatever comes of it. */
export const limitCalls =
  (budgets: PointBudgets): Handler =>
  (_request, response, next) => {
    const { graphql } = response.locals;
    if (graphql.actor.kind !== "consumer") {
      next();
      return undefined;
    }
    const meter = meterOf(response, budgets, graphql.actor);
    return meter.spend(1).then((granted) => {
      if (!granted) {
        refuse(response, 429, "RATE_LIMITED", usedUpMessage);
        return;
      }
      response.locals.graphql = { ...graphql, meter };
      next();
    });
  };
