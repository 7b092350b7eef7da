import { hours, later, minutes } from "../../../kernel/clock.ts";
import { judgeFlood } from "./find-flood.ts";

const now = new Date("2026-03-14T15:00:00.000Z");

/** Pending ones, given by how many minutes ago they came, the latest first. */
const came = (...given: readonly (readonly [minutesAgo: number, source: string | null, email?: string])[]) =>
  given.map(([ago, networkKey, email = null]) => ({ submittedAt: later(now, -minutes(ago)), networkKey, email }));

const many = (count: number, from: number, step: number, source: string | null, email?: string) =>
  came(...Array.from({ length: count }, (_, place) => [from + place * step, source, email] as const));

test.each([
  ["none", []],
  ["twenty within the hour, from everywhere", many(20, 1, 2, null)],
  ["ten of one network", many(10, 1, 5, "A")],
  ["many, but over the day and from everywhere", many(200, 10, 7, null)],
])("%s are quiet times", (_, rows) => expect(judgeFlood(rows, now)).toBeNull());

test("twenty-one within the hour are a flood since the first of them", () => {
  expect(judgeFlood([...many(21, 1, 2, null), ...many(5, 100, 60, null)], now)).toEqual({
    ...{ since: later(now, -minutes(41)), count: 21, sources: [] },
  });
});

test("eleven of one network are one since its first, and what else came meanwhile counts", () => {
  const rows = [...many(11, 10, 60, "A", "x@spam.example"), ...came([30, "B"], [40, "B", "y@b.example"])].toSorted(
    (one, other) => other.submittedAt.getTime() - one.submittedAt.getTime(),
  );
  expect(judgeFlood(rows, now)).toEqual({
    since: later(now, -minutes(610)),
    count: 13,
    sources: [
      { id: "A", count: 11, firstAt: later(now, -minutes(610)), lastAt: later(now, -minutes(10)), contactDomains: ["spam.example"] },
      { id: "B", count: 2, firstAt: later(now, -minutes(40)), lastAt: later(now, -minutes(30)), contactDomains: ["b.example"] },
    ],
  });
});

test("a network from which one came is none, and the loudest come first, ten at most, with five domains at most", () => {
  const rows = [
    ...Array.from({ length: 12 }, (_, place) => many(12 - place, 1, 1, `S${place}`)).flat(),
    ...["a", "b", "c", "d", "e", "f"].flatMap((domain, place) => many(place + 1, 1, 1, "T", `x@${domain}.example`)),
  ].toSorted((one, other) => other.submittedAt.getTime() - one.submittedAt.getTime());
  const { sources } = judgeFlood(rows, now)!;
  expect(sources.map(({ id }) => id)).toEqual(["T", "S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8"]);
  expect(sources[0]!.contactDomains).toEqual(["f.example", "e.example", "d.example", "c.example", "b.example"]);
});

test("what came more than an hour ago is not of the hour", () => {
  const rows = came(...Array.from({ length: 21 }, (_, place) => [60 + place, null] as const));
  expect(judgeFlood(rows, now)).toBeNull();
  expect(judgeFlood(rows, later(now, -hours(1)))).not.toBeNull();
});
