import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { NamedThing } from "../../../db/named-rows.ts";
import { readNamedRows } from "../../../db/named-rows.ts";
import type { BatchItem } from "../../../db/upsert-batch.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Clinic } from "../../clinics/clinic.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { clinicToday } from "../invoices/clinic-today.ts";
import type { InvoiceLine } from "../invoices/invoice-line.entity.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { BillingProfile } from "../profile/billing-profile.entity.ts";
import { readLinesOf } from "../reading/invoice-details.ts";
import type { InvoiceItem } from "./invoice-item.ts";

/** All that a batch is decided by. */
export interface BatchGrounds {
  readonly actor: RightHolder;
  readonly at: Date;
  readonly clinic: Clinic;
  readonly today: string;
  readonly profile: BillingProfile | null;
  readonly patients: NamedThing;
  /** By external id. */
  readonly invoices: ReadonlyMap<string | null, { readonly invoice: Invoice; readonly lines: readonly InvoiceLine[] }>;
}

/** Reads it with as many statements for one item as for five hundred. */
export async function readGrounds(
  tx: EntityManager,
  actor: RightHolder,
  at: Date,
  items: readonly BatchItem<InvoiceItem>[],
): Promise<BatchGrounds> {
  const { clinicId, id: sourceId } = actor;
  const values = (name: string): unknown[] => items.map(({ input }) => input[name]);
  const externalIds = items.map(({ input }) => input.externalId);
  const rows = await tx.findBy(Invoice, { clinicId, sourceId, externalId: In(externalIds) });
  const lines = await readLinesOf(
    tx,
    clinicId,
    rows.map(({ id }) => id),
  );
  const names = { clinicId, sourceId, ids: values("patientId"), externalIds: values("patientExternalId") };
  return {
    ...{ actor, at, ...(await clinicToday(tx, clinicId, at)) },
    profile: await tx.findOneBy(BillingProfile, { clinicId }),
    patients: { name: "patient", unknown: "UNKNOWN_PATIENT", rows: await readNamedRows(tx, Patient, names) },
    invoices: new Map(rows.map((invoice, place) => [invoice.externalId, { invoice, lines: lines[place]! }])),
  };
}
