import { maskNumber } from "./mask-number.ts";

test.each([
  ["TREE 8452 2901", "•••• •••• 2901"],
  ["9876-543-217-XK", "••••-•••-•17-XK"],
  ["100042", "•••042"],
  ["1234", "••34"],
  ["12", "•2"],
  ["7", "•"],
  ["", ""],
])("of %j the patient sees %j", (display, masked) => {
  expect(maskNumber(display)).toBe(masked);
});
