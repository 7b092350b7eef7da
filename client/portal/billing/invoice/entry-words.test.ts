import { wordsOf } from "./entry-words.ts";

test.each([
  ["CHARGE", null, null, "history.CHARGE"],
  ["PAYMENT", "CARD", null, "history.PAYMENT.CARD"],
  ["PAYMENT", "CASH", null, "history.PAYMENT.CASH"],
  ["PAYMENT", null, null, "history.PAYMENT.OTHER"],
  ["REFUND", "CARD", null, "history.REFUND.CARD"],
  ["REFUND", "CHEQUE", null, "history.REFUND"],
  ["WRITE_OFF", null, null, "history.WRITE_OFF"],
  ["CORRECTION", null, "DISPUTE", "history.CORRECTION.DISPUTE"],
  ["CORRECTION", null, "VOID", "history.CORRECTION.VOID"],
  ["CORRECTION", null, "STAFF", "history.CORRECTION"],
  ["CORRECTION", null, null, "history.CORRECTION"],
] as const)("an entry %s (%s, %s) is called %s", (kind, method, reasonCode, words) => {
  expect(wordsOf({ kind, method, reasonCode })).toBe(words);
});
