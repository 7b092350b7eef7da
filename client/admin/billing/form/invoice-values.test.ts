import {
  chargedTaxes,
  differences,
  emptyInvoice,
  isBlank,
  pricedLine,
  sameInvoice,
  withLine,
  withLineChanged,
  withLineMoved,
  withoutLine,
} from "./invoice-values.ts";

const one = withLineChanged(emptyInvoice("QC"), 0, {
  description: "Consultation",
  unitPrice: "80,00",
  serviceOn: "2026-11-20",
  taxes: ["GST", "QST"],
});
const three = withLine(withLine(one));
const keys = ({ lines }: typeof one) => lines.map(({ key }) => key);

test("a further line is on the day of the last one, with its taxes, and is like no other", () => {
  expect(keys(three)).toEqual([1, 2, 3]);
  expect(three.lines[2]).toMatchObject({ serviceOn: "2026-11-20", taxes: ["GST", "QST"], description: "", quantity: "1" });
  expect(keys(withLine(withoutLine(three, 0)))).toEqual([2, 3, 4]);
  expect(keys(withLine(withoutLine(one, 0)))).toEqual([1]);
});

test.each([
  [0, 1, [2, 1, 3]],
  [2, 0, [3, 1, 2]],
  [0, -1, [1, 2, 3]],
  [2, 3, [1, 2, 3]],
  [7, 0, [1, 2, 3]],
])("the line at %d moves to %d", (from, to, order) => {
  expect(keys(withLineMoved(three, from, to))).toEqual(order);
});

test.each([
  [["GST", "QST"], ["HST"], ["HST"]],
  [
    ["GST", "QST"],
    ["GST", "PST"],
    ["GST", "PST"],
  ],
  [["GST"], ["GST", "PST"], ["GST"]],
  [["HST"], ["GST", "QST"], ["GST", "QST"]],
  [["GST", "PST"], ["GST"], ["GST"]],
  [[], ["GST", "QST"], []],
] as const)("a line with %j is, where %j are charged, with %j", (taxes, charged, become) => {
  expect(chargedTaxes(taxes, charged)).toEqual(become);
});

test("what can't be read counts as nothing", () => {
  expect(pricedLine({ ...one.lines[0]!, quantity: "1,5" }, ["GST", "QST"])).toEqual({
    quantityHundredths: 150,
    unitPriceCents: 8000,
    taxes: ["GST", "QST"],
  });
  expect(pricedLine({ ...one.lines[0]!, quantity: "x", unitPrice: "1,234" }, [])).toMatchObject({
    quantityHundredths: 0,
    unitPriceCents: 0,
  });
});

test("in what two invoices differ", () => {
  expect(differences(one, one)).toEqual([]);
  expect(differences(one, { ...one, note: " Merci ", province: "ON" })).toEqual(["province", "note"]);
  expect(sameInvoice(one, { ...one, lines: one.lines.map((line) => ({ ...line, key: 9 })) })).toBe(true);
  expect(sameInvoice(one, withLineChanged(one, 0, { unitPrice: "80.00 $" }))).toBe(true);
  expect(differences(one, withLineChanged(one, 0, { unitPrice: "81" }))).toEqual(["lines"]);
});

test("a line in which nothing was typed is blank", () => {
  expect(isBlank(emptyInvoice("QC").lines[0]!)).toBe(true);
  expect(isBlank(one.lines[0]!)).toBe(false);
});
