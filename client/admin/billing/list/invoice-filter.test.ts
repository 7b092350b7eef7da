import { allInvoices, filterInput, isAll, keptListFilter, readListFilter, whiches } from "./invoice-filter.ts";

test.each([null, undefined, "x", {}, { invoices: null }, { invoices: { search: 7, which: "LOST", from: {} } }])(
  "an entry of the history that holds %j shows all invoices",
  (entry) => {
    expect(readListFilter(entry)).toEqual(allInvoices);
    expect(isAll(readListFilter(entry))).toBe(true);
  },
);

test.each(whiches)("what was looked for is found again (%s)", (which) => {
  const filter = { search: "Tremblay", which, from: "2026-11-01", to: "2026-11-30" };
  expect(readListFilter(structuredClone(keptListFilter(filter)))).toEqual(filter);
  expect(isAll(filter)).toBe(false);
});

test("nothing is asked for by what is left empty", () => {
  expect(filterInput(allInvoices)).toEqual({ search: null, statuses: null, issuedFrom: null, issuedTo: null });
  expect(filterInput({ search: "42", which: "REFUNDED", from: "2026-11-01", to: "" })).toEqual({
    search: "42",
    statuses: ["PARTIALLY_REFUNDED", "REFUNDED"],
    issuedFrom: "2026-11-01",
    issuedTo: null,
  });
});
