import type { EntityManager } from "typeorm";
import type { Locale } from "../../../kernel/locale.ts";
import { localDay } from "../../../kernel/local-day.ts";
import { Clinic } from "../../clinics/clinic.entity.ts";
import type { InvoiceSnapshot } from "../invoices/invoice-snapshot.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";
import { snapshotOf } from "../invoices/snapshot-of.ts";
import type { LedgerEntry } from "../ledger/ledger-entry.entity.ts";
import { BillingProfile } from "../profile/billing-profile.entity.ts";
import { readHistoryOf, readLinesOf, readTaxesOf } from "../reading/invoice-details.ts";
import type { InvoicePaper, PaperClinic, PaperKind, PaperMovement, PaperPatient } from "./invoice-paper.ts";

/** Who bills whom: as kept when the invoice was issued; of a draft as it is now, as far as it is known. */
async function partiesOf(manager: EntityManager, clinic: Clinic, { snapshot, patientId }: Invoice): Promise<InvoiceSnapshot> {
  if (snapshot) return snapshot;
  const profile = (await manager.findOneBy(BillingProfile, { clinicId: clinic.id })) ?? {
    ...{ clinicId: clinic.id, legalName: clinic.name, street: "", city: "", province: "", postalCode: "", phone: clinic.phone },
    ...{ gstNumber: null, qstNumber: null, pstNumber: null, paymentDays: 0, footerFr: null, footerEn: null, version: 0 },
  };
  return snapshotOf(manager, clinic, profile, patientId);
}

function toClinic({ profile }: InvoiceSnapshot, language: Locale): PaperClinic {
  const { footerFr, footerEn, paymentDays: _, ...clinic } = profile;
  return { ...clinic, footer: language === "fr" ? footerFr : footerEn };
}

function toPatient({ patient }: InvoiceSnapshot): PaperPatient {
  const { firstName, lastName, dateOfBirth, street, city, province, postalCode } = patient;
  return { name: `${firstName} ${lastName}`, dateOfBirth, street, city, province, postalCode };
}

/** The charge is the invoice itself, and what Stripe keeps is the clinic's own affair. */
function toMovements(entries: readonly LedgerEntry[], timeZone: string): PaperMovement[] {
  return entries.flatMap(({ kind, reasonCode, method, occurredAt, balanceCents }) =>
    kind === "CHARGE" || kind === "FEE" ? [] : [{ kind, reasonCode, method, on: localDay(occurredAt, timeZone), balanceCents }],
  );
}

export interface PaperWish {
  readonly kind: PaperKind;
  readonly language: Locale;
}

/** All that the invoice or its receipt says. */
export async function readPaper(manager: EntityManager, invoice: Invoice, { kind, language }: PaperWish): Promise<InvoicePaper> {
  const { clinicId, id } = invoice;
  const clinic = await manager.findOneByOrFail(Clinic, { id: clinicId });
  const parties = await partiesOf(manager, clinic, invoice);
  const [[lines = []], [taxes = []]] = [await readLinesOf(manager, clinicId, [id]), await readTaxesOf(manager, clinicId, [id])];
  const [entries = []] = await readHistoryOf(manager, clinicId, [id], false);
  const { practitionerName, practitionerProfession: profession, practitionerLicence: licence, voidedAt } = invoice;
  const { subtotalCents, totalCents, paidCents, refundedCents, writtenOffCents, correctedCents, balanceCents } = invoice;
  return {
    ...{ kind, language, number: invoice.number, settlement: invoice.settlement, issuedOn: invoice.issuedOn, dueOn: invoice.dueOn },
    voidedOn: voidedAt && localDay(voidedAt, clinic.timeZone),
    changedAt: invoice.updatedAt,
    clinic: toClinic(parties, language),
    patient: toPatient(parties),
    practitioner: practitionerName || profession || licence ? { name: practitionerName, profession, licence } : null,
    lines,
    taxes,
    sums: { subtotalCents, totalCents, paidCents, refundedCents, writtenOffCents, correctedCents, balanceCents },
    movements: toMovements(entries, clinic.timeZone),
    note: invoice.note,
  };
}
