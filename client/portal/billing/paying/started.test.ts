import { startedOf } from "./started.ts";

const words = { messages: { fr: "Non.", en: "No." } };

const refused = (error: Readonly<Record<string, unknown>>) => startedOf({ payment: null, errors: [{ ...words, ...error } as never] });

const begun = (continueUrl: string | null) => startedOf({ payment: { id: "p1", continueUrl } as never, errors: [] });

test.each([
  ["the amounts are others now", { __typename: "Conflict", code: "CONFLICT", path: ["input", "expectedTotalCents"] }, { kind: "changed" }],
  ["paid meanwhile", { __typename: "InvoiceNotPayable", code: "INVOICE_NOT_PAYABLE", obstacle: "PAID" }, { kind: "notPayable" }],
  ["switched off", { __typename: "InvoiceNotPayable", code: "INVOICE_NOT_PAYABLE", obstacle: "BILLING_OFF" }, { kind: "billingOff" }],
  ["not theirs, or gone", { __typename: "NotFound", code: "NOT_FOUND" }, { kind: "notPayable" }],
  [
    "another one",
    { __typename: "PaymentInProgress", code: "PAYMENT_IN_PROGRESS", paymentId: "p2" },
    { kind: "inProgress", paymentId: "p2" },
  ],
  ["no Stripe", { __typename: "StripeUnreachable", code: "STRIPE_UNREACHABLE" }, { kind: "unreachable" }],
  [
    "begun otherwise by the same call",
    { __typename: "Conflict", code: "CONFLICT", path: ["input"] },
    { kind: "refused", words: words.messages },
  ],
  ["something else", { __typename: "ValidationFailed", code: "VALIDATION_FAILED" }, { kind: "refused", words: words.messages }],
])("a payment that can't begin: %s", (_, error, started) => {
  expect(refused(error)).toEqual(started);
});

test.each([
  ["https://checkout.stripe.com/c/pay/cs_1", { kind: "ready", url: "https://checkout.stripe.com/c/pay/cs_1" }],
  ["http://localhost:4001/pay/cs_1", { kind: "ready", url: "http://localhost:4001/pay/cs_1" }],
  ["javascript:alert(1)", { kind: "follow", paymentId: "p1" }],
  ["/portal", { kind: "follow", paymentId: "p1" }],
  [null, { kind: "follow", paymentId: "p1" }],
])("a payment that begins leads to %s", (url, started) => {
  expect(begun(url)).toEqual(started);
});

test("an answer that is lost says nothing", () => {
  expect(startedOf(undefined)).toEqual({ kind: "unanswered" });
  expect(startedOf({ payment: null, errors: [] })).toEqual({ kind: "unanswered" });
});
