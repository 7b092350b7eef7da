import type { Health } from "./choose-node.ts";
import { chooseNode, steadyMs } from "./choose-node.ts";

const now = 1_000_000;
const long = now - steadyMs;
const lately = long + 1;
const nodes = (...states: [Health, number?][]) => states.map(([health, since = long]) => ({ health, since }));

test.each<[string, ReturnType<typeof nodes>, number, number]>([
  ["the first, when all are good", nodes(["GOOD"], ["GOOD"], ["GOOD"]), 0, 0],
  ["the next good one, when the current one is down", nodes(["DOWN"], ["GOOD"], ["GOOD"]), 0, 1],
  ["the first good one at once, when the current one is down, however lately it came", nodes(["GOOD", lately], ["DOWN"]), 1, 0],
  ["a good one before one that lags behind", nodes(["POOR"], ["DOWN"], ["GOOD"]), 0, 2],
  ["one that lags behind, when none is good", nodes(["DOWN"], ["POOR"], ["DOWN"]), 0, 1],
  ["the current one, when all are down", nodes(["DOWN"], ["DOWN"]), 1, 1],
  ["the current one, as long as the preferred one came back lately", nodes(["GOOD", lately], ["GOOD"]), 1, 1],
  ["the preferred one again, once it has been good for long", nodes(["GOOD"], ["GOOD"]), 1, 0],
  ["the second again, while the first is away", nodes(["DOWN"], ["GOOD"], ["GOOD"]), 2, 1],
  ["the current one, though a later one has been good for longer", nodes(["DOWN"], ["GOOD", lately], ["GOOD"]), 1, 1],
])("%s", (_, given, current, chosen) => {
  expect(chooseNode(given, current, now)).toBe(chosen);
});
