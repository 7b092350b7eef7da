import fc from "fast-check";
import { days, hours, minutes } from "../../../../kernel/clock.ts";

/** What somebody does: the patient, the desk, the banks, the clinic in Stripe's dashboard, the process by itself, or time. */
export type Act =
  | { readonly act: "start"; readonly which: number; readonly again: boolean; readonly wrongTotal: boolean }
  | { readonly act: "pay"; readonly page: number; readonly how: "card" | "debit" | "declined" | "unbooked" }
  | { readonly act: "debit"; readonly page: number; readonly arrives: boolean }
  | { readonly act: "book"; readonly page: number }
  | { readonly act: "check" | "cancel"; readonly payment: number }
  | { readonly act: "receive"; readonly invoice: number; readonly quarters: number }
  | { readonly act: "write off"; readonly invoice: number }
  | { readonly act: "refund"; readonly payment: number; readonly quarters: number; readonly byCard: boolean; readonly oweAgain: boolean }
  | { readonly act: "refund at Stripe"; readonly page: number; readonly quarters: number }
  | { readonly act: "refund ends"; readonly refund: number; readonly succeeds: boolean }
  | { readonly act: "dispute"; readonly page: number }
  | { readonly act: "dispute ends"; readonly dispute: number; readonly won: boolean }
  | { readonly act: "deliver"; readonly lost: number; readonly times: number; readonly reversed: boolean }
  | { readonly act: "work"; readonly on: "payments" | "refunds" | "events" | "reconciliation" }
  | { readonly act: "key"; readonly good: boolean }
  | { readonly act: "wait"; readonly ms: number };

export interface Fault {
  readonly how: "cut off" | "internal error" | "rate limited" | "unavailable";
  readonly stage: "arriving" | "working" | "done";
}

export interface Step {
  readonly does: Act;
  /** Something else that is done at the same time. */
  readonly beside: Act | null;
  /** What happens at Stripe while its next call is on its way. */
  readonly meanwhile: Act | null;
  /** After so many awaits the process dies, and is started again. */
  readonly diesAfter: number | null;
  readonly fault: Fault | null;
}

const small = fc.nat(5);
const quarters = fc.integer({ min: 1, max: 4 });
const rarely = fc.integer({ min: 0, max: 5 }).map((each) => each === 0);

const byPatient = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant("start" as const), which: fc.integer({ min: 1, max: 7 }), again: rarely, wrongTotal: rarely }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant("pay" as const),
      page: small,
      how: fc.constantFrom("card" as const, "card" as const, "debit" as const, "declined" as const, "unbooked" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom("check" as const, "cancel" as const), payment: small }) },
);

const byBank = fc.oneof(
  fc.record({ act: fc.constant("debit" as const), page: small, arrives: fc.boolean() }),
  fc.record({ act: fc.constant("book" as const), page: small }),
  fc.record({ act: fc.constant("refund ends" as const), refund: small, succeeds: fc.boolean() }),
  fc.record({ act: fc.constant("dispute" as const), page: small }),
  fc.record({ act: fc.constant("dispute ends" as const), dispute: small, won: fc.boolean() }),
  fc.record({ act: fc.constant("refund at Stripe" as const), page: small, quarters }),
);

const byDesk = fc.oneof(
  fc.record({ act: fc.constant("receive" as const), invoice: small, quarters }),
  fc.record({ act: fc.constant("write off" as const), invoice: small }),
  fc.record({ act: fc.constant("refund" as const), payment: small, quarters, byCard: fc.boolean(), oweAgain: fc.boolean() }),
  fc.record({ act: fc.constant("refund" as const), payment: small, quarters, byCard: fc.constant(true), oweAgain: fc.boolean() }),
);

const byItself = fc.oneof(
  fc.record({ act: fc.constant("deliver" as const), lost: fc.nat(3), times: fc.integer({ min: 1, max: 2 }), reversed: fc.boolean() }),
  fc.record({
    act: fc.constant("work" as const),
    on: fc.constantFrom("payments" as const, "refunds" as const, "events" as const, "reconciliation" as const),
  }),
  fc.record({
    act: fc.constant("wait" as const),
    ms: fc.constantFrom(1_500, minutes(1), minutes(5), minutes(32), hours(2), hours(25), days(4)),
  }),
  fc.record({ act: fc.constant("key" as const), good: fc.boolean() }),
);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: byPatient },
  { weight: 3, arbitrary: byBank },
  { weight: 3, arbitrary: byDesk },
  { weight: 4, arbitrary: byItself },
);

const fault: fc.Arbitrary<Fault> = fc.record({
  how: fc.constantFrom("cut off" as const, "internal error" as const, "rate limited" as const, "unavailable" as const),
  stage: fc.constantFrom("arriving" as const, "working" as const, "done" as const),
});

const never = <T>(arbitrary: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 10 - weight, arbitrary: fc.constant(null) }, { weight, arbitrary });

export const step: fc.Arbitrary<Step> = fc.record({
  does: act,
  beside: never(act, 1),
  meanwhile: never(fc.oneof(byPatient, byBank), 1),
  diesAfter: never(fc.nat(9), 3),
  fault: never(fault, 2),
});

export interface Schedule {
  readonly cents: readonly number[];
  readonly steps: readonly Step[];
}

export const schedule: fc.Arbitrary<Schedule> = fc.record({
  cents: fc.array(fc.integer({ min: 60, max: 20_000 }), { minLength: 3, maxLength: 3 }),
  steps: fc.array(step, { minLength: 4, maxLength: 18 }),
});
