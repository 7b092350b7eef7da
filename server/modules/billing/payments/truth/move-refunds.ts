import type { EntityManager } from "typeorm";
import type { RefundFacts } from "../../../../gateways/payments/payment-facts.ts";
import { later, minutes } from "../../../../kernel/clock.ts";
import { Refund } from "../../desk/refund.entity.ts";
import type { RefundState } from "../payment-state.ts";

/** A refund that Stripe has made may come back days later: nothing comes after that. */
const rank: Readonly<Record<RefundState, number>> = { PREPARING: 0, SENT: 1, SUCCEEDED: 2, FAILED: 3 };

const stateOf = ({ status }: RefundFacts): RefundState =>
  status === "succeeded" ? "SUCCEEDED" : status === "failed" || status === "canceled" ? "FAILED" : "SENT";

type RefundMove = Pick<Refund, "id" | "state" | "stripeRefundId" | "settledAt" | "failureCode" | "nextCheckAt">;

/** What becomes of staff's refunds, by what Stripe says of them. Those of which it says nothing new are left out. */
export function planRefundMoves(refunds: readonly Refund[], facts: readonly RefundFacts[], at: Date): RefundMove[] {
  return refunds.flatMap((refund) => {
    const fact = facts.find(({ id, metadata }) => id === refund.stripeRefundId || metadata["portail_refund"] === refund.id);
    const state = fact && stateOf(fact);
    if (!state || (rank[state] <= rank[refund.state] && refund.stripeRefundId !== null)) return [];
    const moved = rank[state] > rank[refund.state] ? state : refund.state;
    const ended = moved === "SUCCEEDED" || moved === "FAILED";
    const failureCode = moved === "FAILED" ? "CAME_BACK" : null;
    const next = ended ? { settledAt: at, nextCheckAt: null } : { settledAt: null, nextCheckAt: later(at, minutes(60)) };
    return [{ id: refund.id, state: moved, stripeRefundId: fact.id, failureCode, ...next }];
  });
}

/** The transaction holds the refunds' invoices. */
export async function moveRefunds(tx: EntityManager, clinicId: string, moves: readonly RefundMove[]): Promise<void> {
  for (const { id, ...columns } of moves) await tx.update(Refund, { clinicId, id }, columns);
}
