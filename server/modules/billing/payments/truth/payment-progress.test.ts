import type { CheckoutFacts, IntentFacts, MovementKind, PaymentSnapshot } from "../../../../gateways/payments/payment-facts.ts";
import { aMovement, aSession, anIntent, aSnapshot } from "../../testing/snapshots.ts";
import type { PaymentState } from "../payment-state.ts";
import type { Truth } from "./payment-progress.ts";
import { moves, progressOf, truthOf } from "./payment-progress.ts";

interface Case {
  readonly what: string;
  readonly session?: CheckoutFacts["status"] | null;
  readonly intent?: IntentFacts["status"] | null;
  readonly movements?: readonly MovementKind[];
  readonly declined?: boolean;
  readonly is: Truth["state"] | null;
  readonly failureCode?: string;
}

const cases: readonly Case[] = [
  { what: "nobody has tried to pay", session: "open", intent: null, is: "OPEN" },
  { what: "the page is open, with an intent", session: "open", intent: "requires_payment_method", is: "OPEN" },
  {
    what: "a card was declined, another may do",
    session: "open",
    intent: "requires_payment_method",
    declined: true,
    is: "OPEN",
    failureCode: "DECLINED",
  },
  { what: "the bank asks something on the page", session: "open", intent: "requires_action", is: "OPEN" },
  { what: "the page has expired", session: "expired", intent: null, is: "EXPIRED" },
  { what: "the page has expired with its intent", session: "expired", intent: "canceled", is: "EXPIRED" },
  { what: "paid, and in the balance", session: "complete", intent: "succeeded", movements: ["CHARGE"], is: "SUCCEEDED" },
  { what: "paid, and not yet in the balance", session: "complete", intent: "succeeded", is: "PROCESSING" },
  { what: "a delayed method is on its way", session: "complete", intent: "processing", is: "PROCESSING" },
  { what: "a delayed method waits for something", session: "complete", intent: "requires_action", is: "PROCESSING" },
  { what: "a delayed method failed", session: "complete", intent: "requires_payment_method", is: "FAILED", failureCode: "METHOD_FAILED" },
  { what: "somebody cancelled it at Stripe", session: "complete", intent: "canceled", is: "FAILED", failureCode: "CANCELLED_AT_STRIPE" },
  { what: "complete, and nothing is known of the money", session: "complete", intent: null, is: "PROCESSING" },
  { what: "read by its intent: paid", session: null, intent: "succeeded", movements: ["CHARGE"], is: "SUCCEEDED" },
  { what: "read by its intent: nothing yet", session: null, intent: "requires_payment_method", is: null },
  { what: "refunded since", session: "complete", intent: "succeeded", movements: ["CHARGE", "REFUND"], is: "SUCCEEDED" },
  { what: "disputed since", session: "complete", intent: "succeeded", movements: ["CHARGE", "DISPUTE"], is: "SUCCEEDED" },
  {
    what: "booked, and failed after all",
    session: "complete",
    intent: "succeeded",
    movements: ["CHARGE", "CHARGE_FAILURE"],
    is: "FAILED",
    failureCode: "CHARGE_FAILED",
  },
  {
    what: "booked before the bank answered, and refused by it",
    session: "complete",
    intent: "requires_payment_method",
    movements: ["CHARGE", "CHARGE_FAILURE"],
    is: "FAILED",
    failureCode: "METHOD_FAILED",
  },
];

const signs: Partial<Record<MovementKind, number>> = { REFUND: -1, DISPUTE: -1, CHARGE_FAILURE: -1 };

const snapshotOf = ({ session = null, intent = null, movements = [], declined = false }: Case): PaymentSnapshot =>
  aSnapshot({
    session: session && aSession({ status: session }),
    intent: intent && anIntent({ status: intent }),
    movements: movements.map((kind) => aMovement(kind, (signs[kind] ?? 1) * 5_000)),
    failureCode: declined ? "card_declined" : null,
  });

test.each(cases)("$what: $is", (each) => {
  const truth = truthOf(snapshotOf(each));
  expect(truth && [truth.state, truth.failureCode]).toEqual(each.is && [each.is, each.failureCode ?? null]);
});

type At = Exclude<PaymentState, "UNRESOLVED">;

test.each<[At, At[]]>([
  ["PREPARING", ["OPEN", "PROCESSING", "FAILED", "EXPIRED", "SUCCEEDED"]],
  ["OPEN", ["PROCESSING", "FAILED", "EXPIRED", "SUCCEEDED"]],
  ["PROCESSING", ["FAILED", "EXPIRED", "SUCCEEDED"]],
  ["FAILED", ["SUCCEEDED"]],
  ["EXPIRED", ["SUCCEEDED"]],
  ["SUCCEEDED", []],
])("from %s only on to %j", (from, onTo) => {
  const all: At[] = ["PREPARING", "OPEN", "PROCESSING", "FAILED", "EXPIRED", "SUCCEEDED"];
  const standing = (state: At) => ({ state, progress: progressOf[state] });
  expect(all.filter((to) => moves(standing(from), standing(to)))).toEqual(onTo);
});

test("what could not be found out goes on from where it was, and not back", () => {
  const lost = { state: "UNRESOLVED", progress: progressOf.PROCESSING } as const;
  expect(moves(lost, { state: "OPEN", progress: progressOf.OPEN })).toBe(false);
  expect(moves(lost, { state: "PROCESSING", progress: progressOf.PROCESSING })).toBe(true);
});
