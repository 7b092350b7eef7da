import { fieldAt, readInvoice } from "./invoice-input.ts";
import { emptyInvoice, withLine, withLineChanged } from "./invoice-values.ts";

const typed = withLineChanged(withLine(withLine(emptyInvoice("QC"))), 1, {
  description: " Orthèse ",
  code: "O-12",
  quantity: "1,5",
  unitPrice: "1 234,50 $",
  taxes: ["GST", "QST"],
});

test("what is typed is sent in cents, without lines in which nothing was typed", () => {
  const { input, rows, problems } = readInvoice({ ...typed, practitionerName: " Dr Roy ", note: "\n" }, ["GST", "QST"]);
  expect(problems).toEqual([]);
  expect(rows).toEqual([1]);
  expect(input).toEqual({
    lines: [{ code: "O-12", description: "Orthèse", serviceOn: null, quantity: 1.5, unitPriceCents: 123_450, taxes: ["GST", "QST"] }],
    practitioner: { name: "Dr Roy", profession: null, licenceNumber: null },
    province: "QC",
    dueOn: null,
    note: null,
    internalNote: null,
  });
  expect(readInvoice({ ...typed, province: "ON" }, ["HST"]).input).toMatchObject({ practitioner: null, lines: [{ taxes: ["HST"] }] });
});

test("what can't be read is said at its row", () => {
  const unreadable = withLineChanged(withLineChanged(typed, 2, { description: "x" }), 1, { quantity: "un", unitPrice: "1,234" });
  expect(readInvoice(unreadable, []).problems.map(({ field }) => field)).toEqual([
    "lines.1.quantity",
    "lines.1.unitPriceCents",
    "lines.2.unitPriceCents",
  ]);
});

test.each([
  [["input"], null],
  [["input", "note"], "note"],
  [["input", "practitioner", "name"], "practitioner.name"],
  [["input", "lines"], "lines"],
  [["input", "lines", "0", "unitPriceCents"], "lines.1.unitPriceCents"],
  [["input", "lines", "1", "taxes", "0"], "lines.2.taxes"],
  [["input", "lines", "5"], "lines.5.description"],
])("a problem at %j is at %j", (path, field) => {
  expect(fieldAt(path, [1, 2])).toBe(field);
});
