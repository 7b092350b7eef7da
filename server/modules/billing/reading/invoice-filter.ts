import type { SelectQueryBuilder } from "typeorm";
import type { Invoice } from "../invoices/invoice.entity.ts";
import type { InvoiceStatus } from "../ledger/invoice-status.ts";
import type { InvoiceSettlement } from "../ledger/settlement.ts";

export interface InvoiceFilter {
  /** Empty for all. */
  readonly statuses: readonly InvoiceStatus[];
  /** Null for those of all patients. */
  readonly patientId: string | null;
  /** As it was typed; blank for all. */
  readonly search: string;
  readonly issuedFrom: string | null;
  readonly issuedTo: string | null;
}

/** What an invoice's row says of a status: on a given day. */
interface Slice {
  readonly settlement: InvoiceSettlement;
  /** Of open ones alone; null for both. */
  readonly pastDue: boolean | null;
}

/** Which rows have one of the statuses. */
export function slicesOf(statuses: readonly InvoiceStatus[]): readonly Slice[] {
  const due = statuses.includes("PAYMENT_DUE");
  const pastDue = statuses.includes("PAST_DUE");
  const others = new Set(statuses.filter((status) => status !== "PAYMENT_DUE" && status !== "PAST_DUE"));
  const open: Slice[] = due || pastDue ? [{ settlement: "OPEN", pastDue: due && pastDue ? null : pastDue }] : [];
  return [...open, ...[...others].map((settlement) => ({ settlement, pastDue: null }))];
}

function inSlice({ settlement, pastDue }: Slice, place: number, today: string): { text: string; values: Record<string, string> } {
  const name = `settlement${place}`;
  const day = pastDue === null ? "" : ` AND invoice.due_on ${pastDue ? "<" : ">="} :today`;
  return { text: `invoice.settlement = :${name}${day}`, values: { [name]: settlement, ...(pastDue !== null && { today }) } };
}

/** Only those of the slices; of all where there are none. */
export function narrowTo(query: SelectQueryBuilder<Invoice>, slices: readonly Slice[], today: string): SelectQueryBuilder<Invoice> {
  if (slices.length === 0) return query;
  const conditions = slices.map((slice, place) => inSlice(slice, place, today));
  const values = Object.assign({}, ...conditions.map((condition) => condition.values)) as Record<string, string>;
  const anyOf = conditions.map(({ text }) => `(${text})`).join(" OR ");
  return query.andWhere(slices.length === 1 ? conditions[0]!.text : `(${anyOf})`, values);
}

/** Of a patient and of a period, where they are asked for. */
export function narrow(
  query: SelectQueryBuilder<Invoice>,
  clinicId: string,
  filter: Omit<InvoiceFilter, "search" | "statuses">,
): SelectQueryBuilder<Invoice> {
  const { patientId, issuedFrom, issuedTo } = filter;
  query.where("invoice.clinic_id = :clinicId", { clinicId });
  if (patientId !== null) query.andWhere("invoice.patient_id = :patientId", { patientId });
  if (issuedFrom !== null) query.andWhere("invoice.issued_on >= :issuedFrom", { issuedFrom });
  if (issuedTo !== null) query.andWhere("invoice.issued_on <= :issuedTo", { issuedTo });
  return query;
}
