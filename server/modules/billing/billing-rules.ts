import { either, patientThemself, permitted } from "../../graphql/access.ts";

export const clinicReadsBilling = permitted("BILLING_READ");

/** Of a patient's own, or of the clinic's. */
export const billingRule = either(patientThemself, clinicReadsBilling);

export const clinicBills = permitted("BILLING_WRITE");

export const refundsRule = permitted("REFUNDS");
