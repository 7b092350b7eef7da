import type { Refund } from "../../desk/refund.entity.ts";
import type { Invoice } from "../../invoices/invoice.entity.ts";
import type { KeptTotals } from "../../ledger/kept-totals.ts";
import type { LedgerEntry } from "../../ledger/ledger-entry.entity.ts";
import type { PaymentPart } from "../../payments/payment-part.entity.ts";
import type { Payment } from "../../payments/payment.entity.ts";
import type { Stage } from "./stage.ts";

/** What is written down about money, as far as it is looked at after every step. */
export interface Books {
  readonly invoices: readonly (KeptTotals & Pick<Invoice, "id" | "state" | "settlement" | "processing">)[];
  readonly entries: readonly Pick<LedgerEntry, "id" | "invoiceId" | "kind" | "reasonCode" | "balanceCents" | "stripeCents" | "sourceKey">[];
  readonly payments: readonly Pick<Payment, "id" | "method" | "state" | "sessionId" | "sessionUrl">[];
  readonly parts: readonly Pick<PaymentPart, "paymentId" | "invoiceId" | "amountCents" | "openInvoiceId">[];
  readonly refunds: readonly Pick<Refund, "id" | "method" | "state">[];
}

const tables = {
  invoices: [
    ...["id", "state", "settlement", "processing", "charged_cents", "paid_cents", "refunded_cents", "written_off_cents"],
    ...["corrected_cents", "balance_cents"],
  ],
  ledger_entries: ["id", "invoice_id", "kind", "reason_code", "balance_cents", "stripe_cents", "source_key"],
  payments: ["id", "method", "state", "session_id", "session_url"],
  payment_parts: ["payment_id", "invoice_id", "amount_cents", "open_invoice_id"],
  refunds: ["id", "method", "state"],
};

const property = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** By plain statements: there are thousands of steps. */
export async function readBooks({ database }: Stage): Promise<Books> {
  const rowsOf = async (name: keyof typeof tables): Promise<object[]> => {
    const columns = tables[name].map((column) => `${column} AS ${property(column)}`);
    return database.manager.query(`SELECT ${columns.join(", ")} FROM ${name}`);
  };
  const invoices = (await rowsOf("invoices")) as Books["invoices"];
  return {
    invoices: invoices.map((each) => ({ ...each, processing: Boolean(each.processing) })),
    entries: (await rowsOf("ledger_entries")) as Books["entries"],
    payments: (await rowsOf("payments")) as Books["payments"],
    parts: (await rowsOf("payment_parts")) as Books["parts"],
    refunds: (await rowsOf("refunds")) as Books["refunds"],
  };
}
