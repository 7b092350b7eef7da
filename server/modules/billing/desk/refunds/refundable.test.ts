import type { EntryKind, EntryReason } from "../../ledger/entry-kind.ts";
import type { RefundState } from "../../payments/payment-state.ts";
import { refundableOf } from "./refundable.ts";

const entry = (kind: EntryKind, balanceCents: number, facts: { reasonCode?: EntryReason; refundId?: string } = {}) => ({
  ...{ kind, balanceCents, reasonCode: null, refundId: null },
  ...facts,
});

const refund = (id: string, amountCents: number, state: RefundState) => ({ id, amountCents, state });

const paid = entry("PAYMENT", -10_000);
const given = (amount: number, refundId = "R1") => entry("REFUND", amount, { refundId });
const credit = (amount: number) => entry("CORRECTION", -amount, { reasonCode: "CREDIT", refundId: "R1" });

interface Case {
  readonly what: string;
  readonly entries: Parameters<typeof refundableOf>[0];
  readonly refunds?: Parameters<typeof refundableOf>[1];
  readonly refundable: number;
}

const cases: readonly Case[] = [
  { what: "nothing was received", entries: [], refundable: 0 },
  { what: "all of what was received", entries: [paid], refundable: 10_000 },
  { what: "less what was given back", entries: [paid, given(2_500)], refundable: 7_500 },
  { what: "the same where it isn't owed again", entries: [paid, given(2_500), credit(2_500)], refundable: 7_500 },
  { what: "less what is being prepared", entries: [paid], refunds: [refund("R1", 4_000, "PREPARING")], refundable: 6_000 },
  { what: "less what Stripe has and the ledger not yet", entries: [paid], refunds: [refund("R1", 4_000, "SENT")], refundable: 6_000 },
  {
    what: "less what Stripe has done and the ledger not yet",
    entries: [paid],
    refunds: [refund("R1", 4_000, "SUCCEEDED")],
    refundable: 6_000,
  },
  { what: "once, where the ledger has it", entries: [paid, given(4_000)], refunds: [refund("R1", 4_000, "SENT")], refundable: 6_000 },
  { what: "once, where it is done", entries: [paid, given(4_000)], refunds: [refund("R1", 4_000, "SUCCEEDED")], refundable: 6_000 },
  { what: "as before, where it failed before it began", entries: [paid], refunds: [refund("R1", 4_000, "FAILED")], refundable: 10_000 },
  {
    what: "as before, where it came back",
    entries: [
      ...[paid, given(4_000), credit(4_000)],
      entry("CORRECTION", -4_000, { reasonCode: "REFUND_FAILED", refundId: "R1" }),
      entry("CORRECTION", 4_000, { reasonCode: "CREDIT", refundId: "R1" }),
    ],
    refunds: [refund("R1", 4_000, "FAILED")],
    refundable: 10_000,
  },
  { what: "nothing while all is disputed", entries: [paid, entry("CORRECTION", 10_000, { reasonCode: "DISPUTE" })], refundable: 0 },
  {
    what: "all again once the dispute is won",
    entries: [paid, entry("CORRECTION", 10_000, { reasonCode: "DISPUTE" }), entry("CORRECTION", -10_000, { reasonCode: "DISPUTE_WON" })],
    refundable: 10_000,
  },
  {
    what: "never less than nothing",
    entries: [paid, given(2_500), entry("CORRECTION", 10_000, { reasonCode: "DISPUTE" })],
    refundable: 0,
  },
];

test.each(cases)("$what", ({ entries, refunds = [], refundable }) => expect(refundableOf(entries, refunds)).toBe(refundable));
