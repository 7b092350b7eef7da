import { newId } from "../world/ids.ts";
import type { ChargeRecord, DisputeRecord } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { secondsNow } from "../world/world.ts";
import { note } from "./events.ts";
import { book } from "./transactions.ts";

/** What Stripe takes for a dispute, and keeps. */
const disputeFee = 1_500;

/** The patient's bank takes the money back until it has decided. */
export function openDispute(world: World, charge: ChargeRecord, amount = charge.amount): DisputeRecord {
  if (charge.status !== "succeeded" || charge.disputed) throw new Error("Such a charge can't be disputed.");
  const { id: chargeId, intentId, accountId, live, currency } = charge;
  const dispute: DisputeRecord = {
    ...{ id: newId("du_1"), accountId, live, created: secondsNow(world), chargeId, intentId, amount, currency },
    ...{ reason: "fraudulent", status: "needs_response", transactionIds: [] },
  };
  world.tables.disputes[dispute.id] = dispute;
  charge.disputed = true;
  note(world, "charge.dispute.created", dispute);
  const taken = { type: "adjustment", reportingCategory: "dispute", amount: -amount, fee: disputeFee, sourceId: dispute.id } as const;
  dispute.transactionIds.push(book(world, dispute, taken).id);
  note(world, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

export function closeDispute(world: World, dispute: DisputeRecord, outcome: "won" | "lost"): void {
  if (dispute.status !== "needs_response") throw new Error("The dispute is closed.");
  const { id, amount } = dispute;
  dispute.status = outcome;
  note(world, "charge.dispute.closed", dispute);
  if (outcome === "lost") return;
  const given = { type: "adjustment", reportingCategory: "dispute_reversal", amount, fee: 0, sourceId: id } as const;
  dispute.transactionIds.push(book(world, dispute, given).id);
  note(world, "charge.dispute.funds_reinstated", dispute);
}
