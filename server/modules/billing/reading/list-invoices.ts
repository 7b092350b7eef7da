import type { EntityManager } from "typeorm";
import type { KeysetPage } from "../../../db/keyset.ts";
import { forceIndex } from "../../../db/force-index.ts";
import { readKeysetPage } from "../../../db/keyset.ts";
import { searchWordsOf, wordsOf } from "../../patients/search/words-of.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { findInvoices } from "./find-invoices.ts";
import type { InvoiceFilter } from "./invoice-filter.ts";
import { narrow, narrowTo, slicesOf } from "./invoice-filter.ts";
import { readMerged } from "./read-merged.ts";
import { typedNumber } from "./typed-number.ts";

export interface InvoiceList extends InvoiceFilter {
  readonly first: number;
  readonly after: string | null;
}

const latestFirst = { at: "createdAt", id: "id", direction: "DESC" } as const;
const lastIssuedFirst = { at: "issuedOn", id: "id", direction: "DESC" } as const;
const longestDueFirst = { at: "dueOn", id: "id", direction: "ASC" } as const;

/**
 * The clinic's invoices. Those of one patient, those of one status and all of them come latest first; those of a period the last issued
 * first; those that are owed, and nothing else, the longest due first.
 */
export async function listInvoices(
  manager: EntityManager,
  clinicId: string,
  list: InvoiceList,
  today: string,
): Promise<KeysetPage<Invoice>> {
  const { statuses, search, first, after, patientId, issuedFrom, issuedTo } = list;
  const slices = slicesOf(statuses);
  const plain = () => narrow(manager.createQueryBuilder(Invoice, "invoice"), clinicId, list);
  const among = () => narrowTo(plain(), slices, today);
  const page = { first, after };
  const number = typedNumber(search);
  if (number !== null) {
    return readKeysetPage(among().andWhere("invoice.number = :number", { number }), { ...latestFirst, ...page });
  }
  const words = searchWordsOf(wordsOf(search));
  if (words.length > 0) return findInvoices(manager, { clinicId, words, among, ...page });
  if (patientId !== null) return readKeysetPage(forceIndex(among(), "invoices_of_patient"), { ...latestFirst, ...page });
  if (issuedFrom !== null || issuedTo !== null)
    return readKeysetPage(forceIndex(among(), "invoices_issued"), { ...lastIssuedFirst, ...page });
  const [slice, ...others] = slices;
  if (!slice) return readKeysetPage(forceIndex(plain(), "invoices_latest"), { ...latestFirst, ...page });
  if (others.length > 0) {
    const queries = slices.map((one) => forceIndex(narrowTo(plain(), [one], today), "invoices_settled"));
    return readMerged(queries, { ...latestFirst, ...page });
  }
  if (slice.settlement === "OPEN") return readKeysetPage(forceIndex(among(), "invoices_due"), { ...longestDueFirst, ...page });
  return readKeysetPage(forceIndex(among(), "invoices_settled"), { ...latestFirst, ...page });
}

export const patientFilters = ["DUE", "REST", "ALL"] as const;

export type PatientFilter = (typeof patientFilters)[number];

export interface PatientInvoices {
  readonly clinicId: string;
  readonly patientId: string;
  readonly filter: PatientFilter;
  /** Patients see none. */
  readonly drafts: boolean;
  readonly first: number;
  readonly after: string | null;
}

/** One patient's: what is owed with the longest due first; what is not, or all, with the latest first. */
export function listOfPatient(manager: EntityManager, wanted: PatientInvoices): Promise<KeysetPage<Invoice>> {
  const { clinicId, patientId, filter, drafts, first, after } = wanted;
  const query = narrow(manager.createQueryBuilder(Invoice, "invoice"), clinicId, { patientId, issuedFrom: null, issuedTo: null });
  const page = { first, after };
  if (filter === "DUE") {
    query.andWhere("invoice.settlement = 'OPEN'");
    return readKeysetPage(forceIndex(query, "invoices_open_of_patient"), { ...longestDueFirst, ...page });
  }
  if (filter === "REST") query.andWhere("invoice.settlement <> 'OPEN'");
  if (drafts) return readKeysetPage(forceIndex(query, "invoices_of_patient"), { ...latestFirst, ...page });
  // Drafts have no day of issue.
  query.andWhere("invoice.issued_on > ''");
  return readKeysetPage(forceIndex(query, "invoices_patient_sees"), { ...lastIssuedFirst, ...page });
}
