export const paymentMethods = ["CARD", "CASH", "DEBIT", "CHEQUE", "OTHER"] as const;

export type PaymentMethod = (typeof paymentMethods)[number];

/** What is received at the desk has succeeded; a card payment goes through them as Stripe says. */
export const paymentStates = ["PREPARING", "OPEN", "PROCESSING", "SUCCEEDED", "FAILED", "EXPIRED", "UNRESOLVED"] as const;

export type PaymentState = (typeof paymentStates)[number];

/** In these an invoice is held by the payment: no other one may begin. */
export const openPaymentStates = ["PREPARING", "OPEN", "PROCESSING", "UNRESOLVED"] as const satisfies readonly PaymentState[];

export const isOpenPayment = (state: PaymentState): boolean => (openPaymentStates as readonly PaymentState[]).includes(state);

export const refundMethods = ["CARD", "CASH", "CHEQUE", "OTHER"] as const;

export type RefundMethod = (typeof refundMethods)[number];

export const refundStates = ["PREPARING", "SENT", "SUCCEEDED", "FAILED"] as const;

export type RefundState = (typeof refundStates)[number];
