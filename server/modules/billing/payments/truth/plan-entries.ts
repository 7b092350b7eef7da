import type { BalanceMovement, MovementKind, PaymentSnapshot } from "../../../../gateways/payments/payment-facts.ts";
import type { Room } from "./allocate.ts";
import { allocate } from "./allocate.ts";
import { creditSuffix, EntryPlan } from "./entry-plan.ts";
import type { PlanGround, PlannedEntry } from "./planned-entry.ts";

interface Told {
  readonly ground: PlanGround;
  readonly snapshot: PaymentSnapshot;
}

/** What a movement is in the patient's money, without a sign: an account that is kept in another currency converts it. */
function owedCents({ kind, currency, amountCents, sourceId }: BalanceMovement, { intent, refunds, disputes }: PaymentSnapshot): number {
  if (intent === null || intent.currency.toUpperCase() === currency.toUpperCase()) return Math.abs(amountCents);
  if (kind === "CHARGE") return intent.amountReceivedCents;
  const source = [...refunds, ...disputes].find(({ id }) => id === sourceId);
  return source?.amountCents ?? Math.abs(amountCents);
}

type Enter = (plan: EntryPlan, movement: BalanceMovement, told: Told) => void;

/** Money that nothing explains stands in the ledger nevertheless, so that it sums to Stripe's balance; staff are told. */
const unexplained: Enter = (plan, movement) => {
  const stripeCents = movement.amountCents;
  if (stripeCents !== 0)
    plan.add(movement, { kind: "CORRECTION", reasonCode: "UNEXPLAINED", invoiceId: null, balanceCents: 0, stripeCents });
};

const charge: Enter = (plan, movement, { snapshot }) =>
  plan.enter(movement, allocate(owedCents(movement, snapshot), plan.missing()), -1, { kind: "PAYMENT" });

/** What is given back is not owed again, unless it had been paid beyond what was owed, or staff say so. */
const refund: Enter = (plan, movement, { ground, snapshot }) => {
  const ours = ground.refunds.find(({ id }) => id === movement.refundMetadata["portail_refund"]);
  const known = ours && ground.parts.some(({ invoiceId }) => invoiceId === ours.invoiceId) ? ours : undefined;
  const rooms: Room[] = known ? [{ invoiceId: known.invoiceId, cents: 0 }] : plan.left();
  const shares = allocate(owedCents(movement, snapshot), rooms);
  const credits = shares.map(({ invoiceId, cents }) => ({
    invoiceId,
    cents: known?.oweAgain ? 0 : Math.max(0, cents - Math.max(0, -plan.balanceOf(invoiceId))),
  }));
  const from = { refundId: known?.id ?? null, reason: known?.reason ?? null };
  plan.enter(movement, shares, 1, { kind: "REFUND", ...from });
  for (const { invoiceId, cents } of credits) {
    const entry = { ...from, kind: "CORRECTION", reasonCode: "CREDIT", invoiceId, balanceCents: -cents, stripeCents: 0 } as const;
    if (cents > 0) plan.add(movement, entry, creditSuffix);
  }
};

const dispute: Enter = (plan, movement, { snapshot }) =>
  plan.enter(movement, allocate(owedCents(movement, snapshot), plan.left()), 1, { kind: "CORRECTION", reasonCode: "DISPUTE" });

const undoing =
  (kind: MovementKind, reasonCode: PlannedEntry["reasonCode"]): Enter =>
  (plan, movement, told) => {
    const original = told.snapshot.movements.find((each) => each.kind === kind && each.sourceId === movement.sourceId);
    const refundId = original?.refundMetadata["portail_refund"];
    const ours = told.ground.refunds.some(({ id }) => id === refundId) ? refundId! : null;
    if (!plan.undo(movement, original, { kind: "CORRECTION", reasonCode, refundId: ours })) unexplained(plan, movement, told);
  };

const entering: Readonly<Record<MovementKind, Enter>> = {
  CHARGE: charge,
  CHARGE_FAILURE: undoing("CHARGE", "PAYMENT_FAILED"),
  REFUND: refund,
  REFUND_FAILURE: undoing("REFUND", "REFUND_FAILED"),
  DISPUTE: dispute,
  DISPUTE_REVERSAL: undoing("DISPUTE", "DISPUTE_WON"),
  OTHER: unexplained,
};

/** The entries that the ledger lacks of what Stripe's balance shows of a payment. */
export function planEntries(ground: PlanGround, snapshot: PaymentSnapshot): readonly PlannedEntry[] {
  const plan = new EntryPlan(ground);
  for (const movement of snapshot.movements) {
    if (plan.knows(movement)) continue;
    entering[movement.kind](plan, movement, { ground, snapshot });
    const fee = { kind: "FEE", invoiceId: null, balanceCents: 0, stripeCents: -movement.feeCents } as const;
    if (movement.feeCents !== 0) plan.add(movement, fee, "fee");
  }
  return plan.planned;
}
