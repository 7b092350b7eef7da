import type { LinkKind } from "../../sign-in/notification/link-kinds.ts";
import { sendNotice } from "../../sign-in/notification/send-notice.ts";
import { Clinic } from "../../clinics/clinic.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { BillingHappening, BillingHook } from "../billing-hook.ts";
import type { InvoiceNoticeParts } from "./invoice-reach.ts";
import { invoiceReach } from "./invoice-reach.ts";

interface Told {
  readonly kind: Extract<LinkKind, "INVOICE" | "PAYMENT_RECEIVED" | "REFUND_SENT">;
  /** The invoice that it leads to; null where there are several. */
  readonly subjectId: string | null;
}

/** What a patient is told of. That an invoice is void or settled shows where they look. */
function toldOf(happened: BillingHappening): Told | null {
  switch (happened.kind) {
    case "INVOICE_ISSUED":
      return { kind: "INVOICE", subjectId: happened.invoice.id };
    case "PAYMENT_RECEIVED": {
      const [first, ...others] = happened.invoices;
      return { kind: "PAYMENT_RECEIVED", subjectId: first && others.length === 0 ? first.id : null };
    }
    case "REFUND_SENT":
      return { kind: "REFUND_SENT", subjectId: happened.invoice.id };
    default:
      return null;
  }
}

/** Each invoice, payment and refund makes a notification, in the transaction that keeps it. Whoever can't be notified holds up no money. */
export const tellOfBilling = (parts: InvoiceNoticeParts): BillingHook => ({
  async write(tx, happened) {
    const told = toldOf(happened);
    const { clinicId, patientId, at } = happened;
    const chart = told && (await tx.findOneBy(Patient, { clinicId, id: patientId }));
    if (!chart) return;
    const { values: settings } = await parts.settings.inForce(clinicId, tx);
    const reach = await invoiceReach(tx, parts, chart, settings);
    if (typeof reach === "string") return;
    const clinic = await tx.findOneByOrFail(Clinic, { id: clinicId });
    await sendNotice(tx, parts, { clinic, chart, ...told, settings, at }, reach);
  },
  kept: (happened) => {
    if (toldOf(happened)) parts.wake();
  },
});
