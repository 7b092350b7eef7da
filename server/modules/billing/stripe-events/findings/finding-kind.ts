export const findingKinds = [
  "LOST_EVENT",
  "EVENT_FAILED",
  "AMOUNT_DIFFERS",
  "UNKNOWN_PAYMENT",
  "OVERPAID",
  "DISPUTE",
  "REFUND_FAILED",
  "ACCOUNT_UNREACHABLE",
] as const;

export type FindingKind = (typeof findingKinds)[number];
