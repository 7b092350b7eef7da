import type { InvoiceFilter, InvoiceStatus } from "../../../gql/graphql.ts";

const statuses = {
  ALL: null,
  DRAFT: ["DRAFT"],
  PAYMENT_DUE: ["PAYMENT_DUE"],
  PAST_DUE: ["PAST_DUE"],
  PROCESSING: ["PROCESSING"],
  PAID: ["PAID"],
  REFUNDED: ["PARTIALLY_REFUNDED", "REFUNDED"],
  VOID: ["VOID"],
} as const satisfies Record<string, readonly InvoiceStatus[] | null>;

export type Which = keyof typeof statuses;

export const whiches = Object.keys(statuses) as readonly Which[];

/** Which invoices are shown. */
export interface ListFilter {
  readonly search: string;
  readonly which: Which;
  /** Days of the calendar, or empty: between which the invoices were issued. */
  readonly from: string;
  readonly to: string;
}

export const allInvoices: ListFilter = { search: "", which: "ALL", from: "", to: "" };

export const isAll = ({ search, which, from, to }: ListFilter): boolean => which === "ALL" && search + from + to === "";

const textOf = (kept: unknown): string => (typeof kept === "string" ? kept : "");

/** What an entry of the browser's history keeps: a name is never part of an address. */
export function readListFilter(state: unknown): ListFilter {
  const kept = (state as { readonly invoices?: Partial<ListFilter> | null } | null)?.invoices ?? {};
  return {
    search: textOf(kept.search),
    which: whiches.find((each) => each === kept.which) ?? "ALL",
    from: textOf(kept.from),
    to: textOf(kept.to),
  };
}

export const keptListFilter = (filter: ListFilter) => ({ invoices: filter });

export const filterInput = ({ search, which, from, to }: ListFilter): InvoiceFilter => ({
  search: search || null,
  statuses: statuses[which] && [...statuses[which]],
  issuedFrom: from || null,
  issuedTo: to || null,
});
