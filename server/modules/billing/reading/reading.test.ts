import { shownNumber } from "./invoice-shown.ts";
import { slicesOf } from "./invoice-filter.ts";
import { invoiceObstacleOf } from "./payment-obstacle.ts";
import { typedNumber } from "./typed-number.ts";

test.each([
  ["000123", 123],
  ["123", 123],
  [" #123 ", 123],
  ["no 123", 123],
  ["No. 123", 123],
  ["n° 123", 123],
  ["１２３", 123],
  ["0", 0],
  ["1234567890", null],
  ["123 Tremblay", null],
  ["Tremblay", null],
  ["", null],
  ["12-3", null],
])("%j is typed for the number %p", (typed, number) => {
  expect(typedNumber(typed)).toBe(number);
});

test.each([
  [1, "000001"],
  [999_999, "999999"],
  [1_000_000, "1000000"],
])("%i is shown as %s", (number, shown) => {
  expect(shownNumber(number)).toBe(shown);
});

test.each([
  [[], []],
  [["PAYMENT_DUE", "PAST_DUE"], [{ settlement: "OPEN", pastDue: null }]],
  [["PAST_DUE"], [{ settlement: "OPEN", pastDue: true }]],
  [["PAYMENT_DUE"], [{ settlement: "OPEN", pastDue: false }]],
  [
    ["PAID", "PAYMENT_DUE", "PAID"],
    [
      { settlement: "OPEN", pastDue: false },
      { settlement: "PAID", pastDue: null },
    ],
  ],
] as const)("%j are the rows %j", (statuses, slices) => {
  expect(slicesOf(statuses)).toEqual(slices);
});

test.each([
  [{ state: "DRAFT", settlement: "DRAFT", balanceCents: 0 }, "NOT_ISSUED"],
  [{ state: "VOID", settlement: "VOID", balanceCents: 0 }, "VOID"],
  [{ state: "ISSUED", settlement: "PROCESSING", balanceCents: 8_000 }, "PROCESSING"],
  [{ state: "ISSUED", settlement: "PAID", balanceCents: 0 }, "PAID"],
  [{ state: "ISSUED", settlement: "PAID", balanceCents: -1 }, "PAID"],
  [{ state: "ISSUED", settlement: "OPEN", balanceCents: 49 }, "TOO_SMALL"],
  [{ state: "ISSUED", settlement: "OPEN", balanceCents: 50 }, null],
] as const)("%j: %p", (invoice, obstacle) => {
  expect(invoiceObstacleOf(invoice)).toBe(obstacle);
});
