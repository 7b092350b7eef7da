export const entryKinds = ["CHARGE", "PAYMENT", "REFUND", "FEE", "WRITE_OFF", "CORRECTION"] as const;

export type EntryKind = (typeof entryKinds)[number];

/**
 * Why a correction was made. `REFUND_FAILED` takes a refund back, and with it what was counted as refunded; every other one
 * moves the corrections' own total.
 */
export const entryReasons = ["CREDIT", "DISPUTE", "DISPUTE_WON", "REFUND_FAILED", "VOID", "STAFF"] as const;

export type EntryReason = (typeof entryReasons)[number];
