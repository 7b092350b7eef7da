import { choiceOf } from "./choice.ts";

const invoices = (...cents: number[]) => cents.map((each, place) => ({ id: `i${place}`, cents: each }));

test.each([
  ["none", invoices(), { kind: "nothing" }],
  ["one", invoices(8_500), { kind: "payable", count: 1, cents: 8_500 }],
  ["several", invoices(8_500, 1, 2_000), { kind: "payable", count: 3, cents: 10_501 }],
  ["just too little", invoices(49), { kind: "tooLittle", count: 1, cents: 49 }],
  ["just enough together", invoices(25, 25), { kind: "payable", count: 2, cents: 50 }],
  ["as many as there may be", invoices(...Array<number>(20).fill(100)), { kind: "payable", count: 20, cents: 2_000 }],
  ["one too many", invoices(...Array<number>(21).fill(100)), { kind: "tooMany", count: 21, cents: 2_100 }],
] as const)("%s", (_, chosen, choice) => {
  expect(choiceOf(chosen)).toEqual(choice);
});
