import { isPlain, keptQueueFilter, type QueueFilter, readQueueFilter, waiting } from "./queue-filter.ts";

test.each([null, undefined, "x", {}, { registrations: null }, { registrations: { search: 7, state: "LOST", source: {} } }])(
  "an entry of the history that holds %j shows what waits",
  (entry) => {
    expect(readQueueFilter(entry)).toEqual(waiting);
    expect(isPlain(readQueueFilter(entry))).toBe(true);
  },
);

test.each(["ARCHIVED", null] as const)("what was looked for is found again (%s)", (state) => {
  const filter: QueueFilter = { search: "Tremblay 1984", state, source: "n1" };
  expect(readQueueFilter(structuredClone(keptQueueFilter(filter)))).toEqual(filter);
  expect(isPlain(filter)).toBe(false);
});
