import { isFinal, pauseAfter } from "./next-look.ts";

test.each(["SUCCEEDED", "FAILED", "EXPIRED"] as const)("of a payment that is %s nothing more is asked", (state) => {
  expect([isFinal(state), pauseAfter(state, 0)]).toEqual([true, null]);
});

test.each(["PREPARING", "OPEN", "UNRESOLVED", "PROCESSING"] as const)("of a payment that is %s it is asked ever more seldom", (state) => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 7, 100].map((asked) => pauseAfter(state, asked) ?? 0);
  expect(isFinal(state)).toBe(false);
  expect(waits).toEqual([...waits].sort((one, other) => one - other));
  expect(waits[0]).toBeGreaterThanOrEqual(2_000);
  expect(waits.at(-1)).toBeLessThanOrEqual(300_000);
});
