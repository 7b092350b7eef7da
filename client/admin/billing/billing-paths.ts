export const billingPath = "/billing";

export const findingsPath = `${billingPath}/findings`;

export const billingProfilePath = "/settings/billing-profile";

export const invoicePath = (id: string): string => `${billingPath}/${id}`;

export const editInvoicePath = (id: string): string => `${invoicePath(id)}/edit`;

/** Where an invoice to a patient is begun. */
export const newInvoicePath = (patientId?: string): string =>
  patientId === undefined ? `${billingPath}/new` : `${billingPath}/new?${new URLSearchParams({ patient: patientId }).toString()}`;
