import fc from "fast-check";
import type { ViewEvent } from "./fold-views.ts";
import { foldViews } from "./fold-views.ts";
import { kindOf, recordViewKinds } from "./view-kinds.ts";

const start = Date.parse("2026-03-14T15:00:00.000Z");

/** Newest first, as they are read: `minute` counts from the oldest. */
const events = (...given: readonly (readonly [minute: number, who: string, action: string])[]): ViewEvent[] =>
  given
    .map(([minute, who, action], place) => {
      const [actorKind, actorId] = who.split(":") as [string, string];
      return { id: String(place).padStart(26, "0"), occurredAt: new Date(start + minute * 60_000), actorKind, actorId, action };
    })
    .toReversed();

const short = (given: readonly ViewEvent[]) => foldViews(given).map(({ by, kinds, count }) => `${by} ${kinds.join("+")} ${count}`);

test("what one person does with short breaks is one view, with each kind of act once", () => {
  const visit = events([0, "staff:A", "patient.read"], [4, "staff:A", "appointments.read"], [9, "staff:A", "patient.read"]);
  expect(foldViews(visit)).toEqual([
    {
      id: visit[2]!.id,
      firstAt: new Date(start),
      lastAt: new Date(start + 9 * 60_000),
      by: "staff:A",
      kinds: ["CHART", "APPOINTMENTS"],
      count: 3,
    },
  ]);
});

test("a break of more than five minutes, somebody else, and a program of another name begin another view", () => {
  expect(short(events([0, "staff:A", "patient.read"], [5.1, "staff:A", "patient.read"]))).toHaveLength(2);
  expect(short(events([0, "staff:A", "patient.read"], [1, "staff:B", "patient.read"], [2, "staff:A", "patient.read"]))).toHaveLength(3);
  expect(short(events([0, "staff:A", "patient.read"], [1, "consumer:A", "patient.read"]))).toHaveLength(2);
});

test("a program that never pauses is shown in so many at a time", () => {
  const endless = events(...Array.from({ length: 1_001 }, (_, place) => [place * 0.01, "consumer:K", "patient.listed"] as const));
  expect(short(endless)).toEqual(["consumer:K LIST 500", "consumer:K LIST 500", "consumer:K LIST 1"]);
});

test("an act without words of its own is shown as something", () => {
  expect(["patient.read", "patient.something-new", "constructor"].map(kindOf)).toEqual(["CHART", "OTHER", "OTHER"]);
  expect(new Set(recordViewKinds).size).toBe(recordViewKinds.length);
});

test("what the desk of registration does with a chart has words of its own", () => {
  const acts = ["read", "listed", "confirmed", "merged", "merge-undone"].map((act) => kindOf(`registration.${act}`));
  expect(acts).toEqual(["CHART", "LIST", "CHART_MADE", "CHART_CHANGED", "CHART_CHANGED"]);
});

const anyEvents = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom("A", "B"), fc.constantFrom("patient.read", "patient.updated")), {
    maxLength: 40,
  })
  .map((given) =>
    events(...given.toSorted(([one], [other]) => one - other).map(([at, who, act]) => [at / 10, `staff:${who}`, act] as const)),
  );

test("views cover every event once, and begin the same wherever a page ends", () => {
  fc.assert(
    fc.property(anyEvents, (all) => {
      const views = foldViews(all);
      expect(views.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      for (const [place, { id }] of views.entries())
        expect(foldViews(all.filter((event) => event.id < id))).toEqual(views.slice(place + 1));
    }),
  );
});
