import fc from "fast-check";
import type { BalanceMovement, PaymentSnapshot } from "../../../../gateways/payments/payment-facts.ts";
import type { KeptTotals } from "../../ledger/kept-totals.ts";
import { afterEntry, noTotals } from "../../ledger/kept-totals.ts";
import { aMovement, anIntent, aSnapshot } from "../../testing/snapshots.ts";
import { planEntries } from "./plan-entries.ts";
import { planFindings } from "./plan-findings.ts";
import type { PlanGround, PlannedEntry } from "./planned-entry.ts";

/** Two invoices of 60 $ and 40 $, in one payment. */
const parts = [
  { invoiceId: "I1", amountCents: 6_000 },
  { invoiceId: "I2", amountCents: 4_000 },
];

const owing = new Map([
  ["I1", 6_000],
  ["I2", 4_000],
]);

const ground = (special: Partial<PlanGround> = {}): PlanGround => ({ parts, entered: [], balances: owing, refunds: [], ...special });

const move = (kind: BalanceMovement["kind"], amountCents: number, id: string, facts: Partial<BalanceMovement> = {}) =>
  aMovement(kind, amountCents, { id, sourceId: id, ...facts });

const charged = move("CHARGE", 10_000, "t1", { feeCents: 320 });
const dashboardRefund = (cents: number) => move("REFUND", -cents, "t2", { sourceId: "re_1" });
const ourRefund = (cents: number) => move("REFUND", -cents, "t2", { sourceId: "re_1", refundMetadata: { portail_refund: "R1" } });
const refundOf = (invoiceId: string, oweAgain = false) => ({ id: "R1", invoiceId, oweAgain, reason: "Trop payé" });

const told = (...movements: BalanceMovement[]): PaymentSnapshot => aSnapshot({ intent: anIntent(), movements });

const line = ({ kind, reasonCode, invoiceId, balanceCents, stripeCents }: PlannedEntry): string =>
  [reasonCode ?? kind, invoiceId ?? "-", balanceCents, stripeCents].join(" ");

interface Case {
  readonly what: string;
  readonly movements: readonly BalanceMovement[];
  readonly ground?: Partial<PlanGround>;
  /** What follows the entries of the charge. */
  readonly lines: readonly string[];
}

const cases: readonly Case[] = [
  { what: "a charge and its fee", movements: [], lines: [] },
  {
    what: "a refund made at Stripe: of what each invoice has, and not owed again",
    movements: [dashboardRefund(7_000)],
    lines: ["REFUND I1 6000 -6000", "REFUND I2 1000 -1000", "CREDIT I1 -6000 0", "CREDIT I2 -1000 0"],
  },
  {
    what: "staff's refund: of the invoice that they meant",
    movements: [ourRefund(2_500)],
    ground: { refunds: [refundOf("I2")] },
    lines: ["REFUND I2 2500 -2500", "CREDIT I2 -2500 0"],
  },
  {
    what: "staff's refund that is owed again",
    movements: [ourRefund(2_500)],
    ground: { refunds: [refundOf("I2", true)] },
    lines: ["REFUND I2 2500 -2500"],
  },
  {
    what: "a refund of what was paid beyond what was owed, and of some more",
    movements: [ourRefund(2_500)],
    ground: {
      refunds: [refundOf("I2")],
      balances: new Map([
        ["I1", 6_000],
        ["I2", 3_000],
      ]),
    },
    lines: ["REFUND I2 2500 -2500", "CREDIT I2 -1500 0"],
  },
  {
    what: "a refund that came back: as it was before, what was credited too",
    movements: [ourRefund(2_500), move("REFUND_FAILURE", 2_500, "t3", { sourceId: "re_1" })],
    ground: { refunds: [refundOf("I2")] },
    lines: ["REFUND I2 2500 -2500", "CREDIT I2 -2500 0", "REFUND_FAILED I2 -2500 2500", "CREDIT I2 2500 0"],
  },
  {
    what: "two refunds made at Stripe, one after the other",
    movements: [dashboardRefund(5_000), move("REFUND", -5_000, "t3", { sourceId: "re_2" })],
    lines: [
      ...["REFUND I1 5000 -5000", "CREDIT I1 -5000 0"],
      ...["REFUND I1 1000 -1000", "REFUND I2 4000 -4000", "CREDIT I1 -1000 0", "CREDIT I2 -4000 0"],
    ],
  },
  {
    what: "a dispute, with its fee",
    movements: [move("DISPUTE", -10_000, "t2", { sourceId: "dp_1", feeCents: 1_500 })],
    lines: ["DISPUTE I1 6000 -6000", "DISPUTE I2 4000 -4000", "FEE - 0 -1500"],
  },
  {
    what: "a dispute that was won",
    movements: [
      move("DISPUTE", -10_000, "t2", { sourceId: "dp_1" }),
      move("DISPUTE_REVERSAL", 10_000, "t3", { sourceId: "dp_1", feeCents: -1_500 }),
    ],
    lines: ["DISPUTE I1 6000 -6000", "DISPUTE I2 4000 -4000", "DISPUTE_WON I1 -6000 6000", "DISPUTE_WON I2 -4000 4000", "FEE - 0 1500"],
  },
  {
    what: "a charge that failed after it was booked",
    movements: [move("CHARGE_FAILURE", -10_000, "t2", { sourceId: "t1" })],
    lines: ["PAYMENT_FAILED I1 6000 -6000", "PAYMENT_FAILED I2 4000 -4000"],
  },
  {
    what: "what comes back of a refund that nobody knows",
    movements: [move("REFUND_FAILURE", 700, "t2", { sourceId: "re_9" })],
    lines: ["UNEXPLAINED - 0 700"],
  },
  { what: "something else", movements: [move("OTHER", -15, "t2")], lines: ["UNEXPLAINED - 0 -15"] },
  { what: "a movement of nothing", movements: [move("OTHER", 0, "t2")], lines: [] },
];

const chargeLines = ["PAYMENT I1 -6000 6000", "PAYMENT I2 -4000 4000", "FEE - 0 -320"];

describe.each(cases)("$what", ({ movements, ground: special, lines }) => {
  const snapshot = told(charged, ...movements);

  test("has its entries, each by a key of its own", () => {
    const planned = planEntries(ground(special), snapshot);
    expect(planned.map(line)).toEqual([...chargeLines, ...lines]);
    expect(new Set(planned.map(({ sourceKey }) => sourceKey)).size).toBe(planned.length);
  });

  test("has none the second time", () => {
    const entered = planEntries(ground(special), snapshot);
    expect(planEntries(ground({ ...special, entered }), snapshot)).toEqual([]);
  });

  test("has the same where it was read in steps", () => {
    const whole = planEntries(ground(special), snapshot);
    const balances = new Map(ground(special).balances);
    const entered: PlannedEntry[] = [];
    for (const [place] of snapshot.movements.entries()) {
      const step = planEntries(ground({ ...special, entered, balances }), {
        ...snapshot,
        movements: snapshot.movements.slice(0, place + 1),
      });
      for (const { invoiceId, balanceCents } of step) if (invoiceId) balances.set(invoiceId, balances.get(invoiceId)! + balanceCents);
      entered.push(...step);
    }
    expect(entered).toEqual(whole);
  });
});

test.each<[string, BalanceMovement, string[]]>([
  ["less than was asked for", move("CHARGE", 8_000, "t1"), ["PAYMENT I1 -6000 6000", "PAYMENT I2 -2000 2000"]],
  ["more than was asked for", move("CHARGE", 11_000, "t1"), ["PAYMENT I1 -6000 6000", "PAYMENT I2 -5000 5000"]],
  ["another currency", move("CHARGE", 7_300, "t1", { currency: "usd" }), ["PAYMENT I1 -6000 4380", "PAYMENT I2 -4000 2920"]],
])("a charge of %s is entered as it is, and staff are told", (_, movement, lines) => {
  const snapshot = aSnapshot({ intent: anIntent({ amountReceivedCents: 10_000 }), movements: [movement] });
  const planned = planEntries(ground(), snapshot);
  expect(planned.map(line)).toEqual(lines);
  const found = planFindings({ payment: { id: "P1", amountCents: 10_000 }, planned, balances: owing }, snapshot);
  expect(found.map(({ kind }) => kind)).toEqual(["AMOUNT_DIFFERS"]);
});

test("staff are told of a dispute, of a refund that came back, and of what is paid beyond what is owed", () => {
  const snapshot = told(
    ...[charged, move("DISPUTE", -10_000, "t4", { sourceId: "dp_1" }), ourRefund(100)],
    move("REFUND_FAILURE", 100, "t3", { sourceId: "re_1" }),
  );
  const planned = planEntries(ground({ refunds: [refundOf("I1")] }), snapshot);
  const payment = { id: "P1", amountCents: 10_000 };
  const found = planFindings(
    {
      payment,
      planned,
      balances: new Map([
        ["I1", -1],
        ["I2", 0],
      ]),
    },
    snapshot,
  );
  expect(found.map(({ kind, key }) => `${kind} ${key}`)).toEqual(["DISPUTE dp_1", "REFUND_FAILED t3:I1", "OVERPAID P1:I1"]);
});

test("whatever Stripe's balance does, the ledger sums to it, and the invoices' totals to the entries", () => {
  const kinds = fc.constantFrom("REFUND", "REFUND_FAILURE", "DISPUTE", "DISPUTE_REVERSAL", "CHARGE_FAILURE", "OTHER");
  const later = fc.array(fc.record({ kind: kinds, cents: fc.nat(12_000), fee: fc.integer({ min: -50, max: 50 }), source: fc.nat(3) }));
  fc.assert(
    fc.property(later, (others) => {
      const movements = others.map(({ kind, cents, fee, source }, place) => {
        const sign = kind === "REFUND" || kind === "DISPUTE" || kind === "CHARGE_FAILURE" ? -1 : 1;
        return move(kind as BalanceMovement["kind"], sign * cents, `m${place}`, { sourceId: `s${source}`, feeCents: fee });
      });
      const planned = planEntries(ground(), told(charged, ...movements));
      const balance = [charged, ...movements].reduce((sum, { amountCents, feeCents }) => sum + amountCents - feeCents, 0);
      expect(planned.reduce((sum, { stripeCents }) => sum + stripeCents, 0)).toBe(balance);
      for (const { invoiceId } of parts) {
        const mine = planned.filter((entry) => entry.invoiceId === invoiceId);
        const totals = mine.reduce<KeptTotals>(afterEntry, noTotals);
        const { chargedCents, paidCents, refundedCents, writtenOffCents, correctedCents, balanceCents } = totals;
        expect(balanceCents).toBe(mine.reduce((sum, entry) => sum + entry.balanceCents, 0));
        expect(balanceCents).toBe(chargedCents - paidCents + refundedCents - writtenOffCents + correctedCents);
      }
    }),
  );
});
