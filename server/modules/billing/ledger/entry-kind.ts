export const entryKinds = ["CHARGE", "PAYMENT", "REFUND", "FEE", "WRITE_OFF", "CORRECTION"] as const;

export type EntryKind = (typeof entryKinds)[number];

/** Why a correction was made. */
export const entryReasons = [
  "CREDIT",
  "DISPUTE",
  "DISPUTE_WON",
  "PAYMENT_FAILED",
  "REFUND_FAILED",
  "UNEXPLAINED",
  "VOID",
  "STAFF",
] as const;

export type EntryReason = (typeof entryReasons)[number];
