import { newId } from "../../../kernel/id.ts";
import type { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { PortalSettingsRow } from "../../settings/portal-settings.entity.ts";
import type { InvoiceWish } from "../invoices/create-invoice.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";
import { keepProfile } from "./billing-profiles.ts";

/** A product that has Stripe keys in its environment. */
export const withStripe = {
  stripe: { configured: true, secretKey: "sk_test_51Portail", webhookSecret: "whsec_portail" },
} as const;

/** Switches portal billing on or off, as support does. */
export async function setBilling({ database }: Portail, { clinic }: TestClinic, portalBilling: boolean): Promise<void> {
  const row = await database.manager.findOneByOrFail(PortalSettingsRow, { clinicId: clinic.id });
  await database.manager.update(PortalSettingsRow, { clinicId: clinic.id }, { values: { ...row.values, portalBilling } });
}

/** A clinic that bills: with a profile, and portal billing on. */
export async function beginBilling(portail: Portail, clinic: TestClinic): Promise<void> {
  await keepProfile(portail.database, clinic.clinic.id);
  await setBilling(portail, clinic, true);
}

export const aLine = (fields: object = {}): object => ({
  ...{ code: "97110", description: "Séance", serviceOn: null, quantity: 1, unitPriceCents: 8_000, taxes: [] },
  ...fields,
});

/** A draft of $80 without taxes, unless something else is said. */
export async function aDraft(
  { services }: Portail,
  { consumer }: TestClinic,
  { id: patientId }: { readonly id: string },
  wish: Partial<InvoiceWish> = {},
): Promise<Invoice> {
  const made = await services.invoices.create(consumer, { patientId, lines: [aLine()], requestKey: newId(), ...wish });
  if (!made.ok) throw new Error(`Not made: ${JSON.stringify(made.problems)}`);
  return made.value;
}

/** The same, issued. */
export async function anInvoice(
  portail: Portail,
  clinic: TestClinic,
  patient: { readonly id: string },
  wish: Partial<InvoiceWish> = {},
): Promise<Invoice> {
  const { id: invoiceId, version } = await aDraft(portail, clinic, patient, wish);
  const issued = await portail.services.invoices.issue(clinic.consumer, { invoiceId, version });
  if (!issued.ok) throw new Error(`Not issued: ${JSON.stringify(issued.problems)}`);
  return issued.value;
}
