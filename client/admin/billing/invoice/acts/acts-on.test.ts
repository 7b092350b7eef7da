import { actsOn } from "./acts-on.ts";

const started = "2026-11-23T12:00:00Z";
const soon = Date.parse("2026-11-23T12:10:00Z");
const late = Date.parse("2026-11-23T12:32:00Z");

const payment = (state: Parameters<typeof actsOn>[0]["state"], refundable = 0) => ({
  state,
  startedAt: started,
  invoices: [
    { invoice: { id: "other", number: "000001" }, amount: { cents: 500 }, refundable: { cents: 500 } },
    { invoice: { id: "this", number: "000002" }, amount: { cents: 700 }, refundable: { cents: refundable } },
  ],
});

test.each([
  [payment("SUCCEEDED", 700), soon, "refund"],
  [payment("SUCCEEDED", 0), late, ""],
  [payment("OPEN"), soon, ""],
  [payment("OPEN"), late, "abandon"],
  [payment("PREPARING"), late, "abandon"],
  [payment("PROCESSING"), late, ""],
  [payment("UNRESOLVED"), soon, "abandon"],
  [payment("EXPIRED"), late, ""],
])("a payment like %j can be: %s", (standing, now, acts) => {
  expect(actsOn(standing, "this", now).join(" ")).toBe(acts);
});
