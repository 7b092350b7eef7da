import { everybody, keptListFilter, type ListFilter, readListFilter } from "./list-filter.ts";

test.each([null, undefined, "Tremblay", {}, { patients: null }, { patients: { search: 7, access: "ALL", archived: "yes" } }])(
  "an entry of the history that holds %j shows everybody",
  (state) => {
    expect(readListFilter(state)).toEqual(everybody);
  },
);

test.each([true, false, null])("what was looked for is found again (archived: %s)", (archived) => {
  const filter: ListFilter = { search: "Tremblay 1984", access: "DISABLED", archived };
  expect(readListFilter(structuredClone(keptListFilter(filter)))).toEqual(filter);
});
