import fc from "fast-check";
import type { EntryKind, EntryReason } from "./entry-kind.ts";
import { entryReasons } from "./entry-kind.ts";
import { statusOf } from "./invoice-status.ts";
import { afterEntry, noTotals } from "./kept-totals.ts";
import type { SettlementFacts } from "./settlement.ts";
import { settlementOf } from "./settlement.ts";

const issued = { state: "ISSUED", processing: false, paidCents: 0, refundedCents: 0, balanceCents: 0 } as const;

describe("how an invoice stands", () => {
  test.each<[Partial<SettlementFacts>, string]>([
    [{ state: "DRAFT", balanceCents: 0 }, "DRAFT"],
    [{ state: "DRAFT", processing: true, balanceCents: 100 }, "DRAFT"],
    [{ state: "VOID", balanceCents: 0 }, "VOID"],
    [{ state: "VOID", paidCents: 100, refundedCents: 100 }, "VOID"],
    [{ balanceCents: 100 }, "OPEN"],
    [{ balanceCents: 1, paidCents: 99 }, "OPEN"],
    [{ balanceCents: 100, processing: true }, "PROCESSING"],
    [{ balanceCents: 0, processing: true, paidCents: 100 }, "PROCESSING"],
    [{ balanceCents: 0 }, "PAID"],
    [{ balanceCents: 0, paidCents: 100 }, "PAID"],
    [{ balanceCents: -20, paidCents: 120 }, "PAID"],
    [{ balanceCents: 0, paidCents: 100, refundedCents: 1 }, "PARTIALLY_REFUNDED"],
    [{ balanceCents: 0, paidCents: 100, refundedCents: 100 }, "REFUNDED"],
    [{ balanceCents: 40, paidCents: 100, refundedCents: 40 }, "OPEN"],
    [{ balanceCents: -20, paidCents: 120, refundedCents: 20 }, "PARTIALLY_REFUNDED"],
  ])("%j: %s", (facts, settlement) => {
    expect(settlementOf({ ...issued, ...facts })).toBe(settlement);
  });

  test.each([
    ["OPEN", "2026-11-22", "PAST_DUE"],
    ["OPEN", "2026-11-23", "PAYMENT_DUE"],
    ["OPEN", "2026-11-24", "PAYMENT_DUE"],
    ["OPEN", null, "PAYMENT_DUE"],
    ["PAID", "2026-01-01", "PAID"],
    ["PROCESSING", "2026-01-01", "PROCESSING"],
    ["VOID", "2026-01-01", "VOID"],
    ["DRAFT", "2026-01-01", "DRAFT"],
  ] as const)("%s, due on %s: %s", (settlement, dueOn, status) => {
    expect(statusOf({ settlement, dueOn }, "2026-11-23")).toBe(status);
  });
});

describe("what is kept of the ledger", () => {
  const entry = (kind: EntryKind, balanceCents: number, reasonCode: EntryReason | null = null) => ({ kind, balanceCents, reasonCode });
  const kept = (...entries: ReturnType<typeof entry>[]) => entries.reduce(afterEntry, noTotals);

  test.each([
    ["a charge", [entry("CHARGE", 100)], { chargedCents: 100, balanceCents: 100 }],
    ["a payment", [entry("CHARGE", 100), entry("PAYMENT", -60)], { chargedCents: 100, paidCents: 60, balanceCents: 40 }],
    ["a fee moves nothing", [entry("FEE", 0)], {}],
    ["a write-off", [entry("CHARGE", 100), entry("WRITE_OFF", -100)], { chargedCents: 100, writtenOffCents: 100, balanceCents: 0 }],
    [
      "a refund that is not owed again",
      [entry("CHARGE", 100), entry("PAYMENT", -100), entry("REFUND", 30), entry("CORRECTION", -30, "CREDIT")],
      { chargedCents: 100, paidCents: 100, refundedCents: 30, correctedCents: -30, balanceCents: 0 },
    ],
    [
      "such a refund that failed",
      [
        ...[entry("CHARGE", 100), entry("PAYMENT", -100), entry("REFUND", 30), entry("CORRECTION", -30, "CREDIT")],
        ...[entry("CORRECTION", -30, "REFUND_FAILED"), entry("CORRECTION", 30, "CREDIT")],
      ],
      { chargedCents: 100, paidCents: 100, refundedCents: 0, correctedCents: 0, balanceCents: 0 },
    ],
    [
      "a credit that is taken back with it",
      [
        entry("REFUND", 30),
        entry("CORRECTION", -30, "CREDIT"),
        entry("CORRECTION", -30, "REFUND_FAILED"),
        entry("CORRECTION", 30, "REFUND_FAILED"),
      ],
      { refundedCents: 0, correctedCents: 0, balanceCents: 0 },
    ],
    [
      "a payment that failed after all",
      [entry("CHARGE", 100), entry("PAYMENT", -100), entry("CORRECTION", 100, "PAYMENT_FAILED")],
      { chargedCents: 100, paidCents: 0, balanceCents: 100 },
    ],
    [
      "a dispute, lost",
      [entry("CHARGE", 100), entry("PAYMENT", -100), entry("CORRECTION", 100, "DISPUTE")],
      { chargedCents: 100, paidCents: 100, correctedCents: 100, balanceCents: 100 },
    ],
    ["a void", [entry("CHARGE", 100), entry("CORRECTION", -100, "VOID")], { chargedCents: 100, correctedCents: -100, balanceCents: 0 }],
  ])("%s", (_, entries, totals) => {
    expect(kept(...entries)).toEqual({ ...noTotals, ...totals });
  });

  test("the balance is the sum of all entries, and what the totals say together, whatever they are", () => {
    const any = fc.record({
      kind: fc.constantFrom<EntryKind>("CHARGE", "PAYMENT", "REFUND", "WRITE_OFF", "CORRECTION"),
      balanceCents: fc.integer({ min: -100_000, max: 100_000 }),
      reasonCode: fc.option(fc.constantFrom(...entryReasons)),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (entries) => {
        const totals = kept(...entries);
        expect(totals.balanceCents).toBe(entries.reduce((sum, { balanceCents }) => sum + balanceCents, 0));
        const { chargedCents, paidCents, refundedCents, writtenOffCents, correctedCents } = totals;
        expect(chargedCents - paidCents + refundedCents - writtenOffCents + correctedCents).toBe(totals.balanceCents);
      }),
      { numRuns: 200 },
    );
  });
});
