import { hours, later, minutes } from "../../kernel/clock.ts";
import { waitLeft } from "./wait-left.ts";

const now = new Date("2026-03-12T15:00:00.000Z");

test.each([
  [-5, { unit: "MINUTES", wait: 1 }],
  [0, { unit: "MINUTES", wait: 1 }],
  [1, { unit: "MINUTES", wait: 1 }],
  [minutes(1), { unit: "MINUTES", wait: 1 }],
  [minutes(1) + 1, { unit: "MINUTES", wait: 2 }],
  [hours(2), { unit: "MINUTES", wait: 120 }],
  [hours(2) + 1, { unit: "HOURS", wait: 3 }],
  [hours(24), { unit: "HOURS", wait: 24 }],
])("%d ms are said as %j", (left, said) => {
  expect(waitLeft(later(now, left), now)).toEqual(said);
});
