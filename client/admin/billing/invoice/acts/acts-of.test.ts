import { actsOf } from "./acts-of.ts";

const invoice = (status: Parameters<typeof actsOf>[0]["status"], balance: number, paid = 0, refunded = 0) => ({
  status,
  balance: { cents: balance },
  paid: { cents: paid },
  refunded: { cents: refunded },
});

test.each([
  [invoice("DRAFT", 0), "issue edit discard"],
  [invoice("PAYMENT_DUE", 100), "record writeOff void"],
  [invoice("PAST_DUE", 60, 40), "record writeOff"],
  [invoice("PROCESSING", 100), ""],
  [invoice("PAID", 0, 100), ""],
  [invoice("REFUNDED", 0, 100, 100), "void"],
  [invoice("VOID", 0), ""],
])("an invoice like %j can be: %s", (standing, acts) => {
  expect(actsOf(standing, ["BILLING_READ", "BILLING_WRITE", "REFUNDS"]).join(" ")).toBe(acts);
});

test("who may not, is offered nothing", () => {
  expect(actsOf(invoice("PAYMENT_DUE", 100), ["BILLING_READ", "BILLING_WRITE"])).toEqual(["record", "void"]);
  expect(actsOf(invoice("DRAFT", 0), ["BILLING_READ"])).toEqual([]);
});
