import { filters, keptInboxFilter, openOnes, readInboxFilter } from "./inbox-filter.ts";

test.each([null, undefined, "x", {}, { conversations: null }, { conversations: { search: 7, which: "LOST" } }])(
  "an entry of the history that holds %j shows the open ones",
  (entry) => {
    expect(readInboxFilter(entry)).toEqual(openOnes);
  },
);

test.each(filters)("what was looked for is found again (%s)", (which) => {
  const filter = { search: "Tremblay résultats", which };
  expect(readInboxFilter(structuredClone(keptInboxFilter(filter)))).toEqual(filter);
});
