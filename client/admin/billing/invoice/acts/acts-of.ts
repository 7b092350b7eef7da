import type { Permission } from "../../../../gql/graphql.ts";
import type { ShownInvoice } from "../invoice-fields.ts";

export type InvoiceAct = "issue" | "edit" | "discard" | "record" | "writeOff" | "void";

type Standing = Pick<ShownInvoice, "status"> & {
  readonly balance: { readonly cents: number };
  readonly paid: { readonly cents: number };
  readonly refunded: { readonly cents: number };
};

const needs = {
  issue: "BILLING_WRITE",
  edit: "BILLING_WRITE",
  discard: "BILLING_WRITE",
  record: "BILLING_WRITE",
  writeOff: "REFUNDS",
  void: "BILLING_WRITE",
} as const satisfies Record<InvoiceAct, Permission>;

/** What may be done with an invoice as it stands. What money was received for and not given back can't be void. */
function possible({ status, balance, paid, refunded }: Standing): readonly InvoiceAct[] {
  if (status === "DRAFT") return ["issue", "edit", "discard"];
  if (status === "VOID" || status === "PROCESSING") return [];
  const untouched = paid.cents - refunded.cents === 0;
  return [...(balance.cents > 0 ? (["record", "writeOff"] as const) : []), ...(untouched ? (["void"] as const) : [])];
}

export const actsOf = (invoice: Standing, permissions: readonly Permission[]): readonly InvoiceAct[] =>
  possible(invoice).filter((act) => permissions.includes(needs[act]));
