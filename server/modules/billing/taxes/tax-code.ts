/** Canada's sales taxes, in the order in which invoices name them. */
export const taxCodes = ["GST", "HST", "QST", "PST"] as const;

export type TaxCode = (typeof taxCodes)[number];
