import type { EntityManager } from "typeorm";
import { prepareRows } from "../../../db/prepared/prepared-query.ts";
import { numberFromRaw } from "../../../db/raw-value.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import type { OpenSum } from "./billing-state.ts";

const openSums = prepareRows<{ patientId: string; counted: number | string; cents: number | string }>((manager) =>
  manager
    .createQueryBuilder(Invoice, "invoice")
    .select("invoice.patient_id", "patientId")
    .addSelect("COUNT(*)", "counted")
    .addSelect("SUM(invoice.balance_cents)", "cents")
    .where("invoice.clinic_id = :clinicId AND invoice.patient_id IN (:...patientIds)")
    .andWhere("invoice.settlement = 'OPEN'")
    .groupBy("invoice.patient_id"),
);

/** What each patient has to pay, in the order asked. Counted to the last one: it is a handful for each, along an index of its own. */
export async function sumOpen(manager: EntityManager, clinicId: string, patientIds: readonly string[]): Promise<OpenSum[]> {
  if (patientIds.length === 0) return [];
  const rows = await openSums(manager, { clinicId, patientIds: [...new Set(patientIds)] });
  const sums = new Map(
    rows.map(({ patientId, counted, cents }) => [patientId, { count: numberFromRaw(counted), totalCents: numberFromRaw(cents) }]),
  );
  return patientIds.map((patientId) => sums.get(patientId) ?? { count: 0, totalCents: 0 });
}
