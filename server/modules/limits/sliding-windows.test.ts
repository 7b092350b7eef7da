import fc from "fast-check";
import { takeFrom } from "./rate-limits.ts";
import { LimitLedger } from "./limit-ledger.ts";
import type { Window } from "./sliding-windows.ts";

const windows: readonly Window[] = [
  { count: 1, per: 10 },
  { count: 3, per: 100 },
  { count: 5, per: 1_000 },
];

/** A plain list of all that was taken: one more is possible where no window that ends now is full. */
const isPossible = (taken: readonly number[], now: number): boolean =>
  windows.every(({ count, per }) => taken.filter((instant) => instant > now - per).length < count);

const earliest = (taken: readonly number[], now: number): number => {
  let at = now;
  while (!isPossible(taken, at)) at += 1;
  return at;
};

/** A ledger that remembers between calls, as the database does. */
class Rows {
  #instants: readonly number[] = [];

  take(at: number) {
    const ledger = new LimitLedger(new Map([["key", this.#instants]]));
    const taken = takeFrom(ledger, [{ key: "key", windows }], new Date(at));
    const change = ledger.changes.get("key");
    if (change) this.#instants = change.instants;
    return { taken, change };
  }

  get size(): number {
    return this.#instants.length;
  }
}

const steps = fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 })), { minLength: 1, maxLength: 60 });

test("takes exactly what a plain list of instants allows, says when the next is possible, and remembers no more than it needs", () => {
  fc.assert(
    fc.property(steps, (pauses) => {
      const rows = new Rows();
      const all: number[] = [];
      let now = 1_000_000;
      for (const pause of pauses) {
        now += pause;
        const possible = isPossible(all, now);
        const { taken, change } = rows.take(now);
        expect(taken.ok).toBe(possible);
        if (taken.ok) all.push(now);
        expect((taken.ok ? taken.nextAt : taken.retryAt).getTime()).toBe(earliest(all, now));
        expect(change !== undefined).toBe(possible);
        if (change) expect(change.expiresAt.getTime()).toBe(now + 1_000);
        expect(rows.size).toBeLessThanOrEqual(5);
      }
    }),
  );
});

test("to the millisecond: refused until the window is over, possible when it is", () => {
  const rows = new Rows();
  expect(rows.take(1_000).taken).toEqual({ ok: true, nextAt: new Date(1_010) });
  expect(rows.take(1_009).taken).toEqual({ ok: false, retryAt: new Date(1_010) });
  expect(rows.take(1_010).taken.ok).toBe(true);
});

test("a clock that lags behind another process's gives nothing away", () => {
  const rows = new Rows();
  rows.take(1_050);
  expect(rows.take(1_020).taken).toEqual({ ok: false, retryAt: new Date(1_060) });
});

test("of several budgets all are taken or none", () => {
  const wide = { key: "wide", windows: [{ count: 2, per: 100 }] };
  const narrow = { key: "narrow", windows: [{ count: 1, per: 1_000 }] };
  const ledger = new LimitLedger(new Map());
  expect(takeFrom(ledger, [wide, narrow], new Date(1_000))).toEqual({ ok: true, nextAt: new Date(2_000) });
  expect(takeFrom(ledger, [wide, narrow], new Date(1_500))).toEqual({ ok: false, retryAt: new Date(2_000) });
  expect(ledger.instants("wide")).toEqual([1_000]);
});
