import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { InvoiceLine } from "../invoices/invoice-line.entity.ts";
import { InvoiceTax } from "../invoices/invoice-tax.entity.ts";
import { LedgerEntry } from "../ledger/ledger-entry.entity.ts";
import { PaymentPart } from "../payments/payment-part.entity.ts";
import { Payment } from "../payments/payment.entity.ts";
import { taxCodes } from "../taxes/tax-code.ts";

/** Rows by the invoice that they belong to, in the order asked. */
const grouped = <T>(ids: readonly string[], rows: readonly T[], keyOf: (row: T) => string | null): T[][] => {
  const groups = new Map<string | null, T[]>(ids.map((id) => [id, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return ids.map((id) => groups.get(id)!);
};

const among = (ids: readonly string[]) => In([...new Set(ids)]);

export async function readLinesOf(manager: EntityManager, clinicId: string, ids: readonly string[]): Promise<InvoiceLine[][]> {
  if (ids.length === 0) return [];
  const rows = await manager.find(InvoiceLine, { where: { clinicId, invoiceId: among(ids) }, order: { position: "ASC" } });
  return grouped(ids, rows, ({ invoiceId }) => invoiceId);
}

export async function readTaxesOf(manager: EntityManager, clinicId: string, ids: readonly string[]): Promise<InvoiceTax[][]> {
  const rows = await manager.findBy(InvoiceTax, { clinicId, invoiceId: among(ids) });
  rows.sort((one, other) => taxCodes.indexOf(one.code) - taxCodes.indexOf(other.code));
  return grouped(ids, rows, ({ invoiceId }) => invoiceId);
}

export interface PaymentOfInvoice {
  readonly invoiceId: string;
  readonly payment: Payment;
  readonly open: boolean;
}

/** The payments of each invoice, the latest first. */
export async function readPaymentsOf(manager: EntityManager, clinicId: string, ids: readonly string[]): Promise<PaymentOfInvoice[][]> {
  const parts = await manager.findBy(PaymentPart, { clinicId, invoiceId: among(ids) });
  const payments = parts.length === 0 ? [] : await manager.findBy(Payment, { clinicId, id: among(parts.map((part) => part.paymentId)) });
  const byId = new Map(payments.map((payment) => [payment.id, payment]));
  const rows = parts.flatMap(({ invoiceId, paymentId, openInvoiceId }) => {
    const payment = byId.get(paymentId);
    return payment ? [{ invoiceId, payment, open: openInvoiceId !== null }] : [];
  });
  rows.sort((one, other) => (one.payment.id < other.payment.id ? 1 : -1));
  return grouped(ids, rows, ({ invoiceId }) => invoiceId);
}

/** The ledger of each invoice, as it was entered; with what Stripe kept of its payments where that is asked for. */
export async function readHistoryOf(
  manager: EntityManager,
  clinicId: string,
  ids: readonly string[],
  withFees: boolean,
): Promise<LedgerEntry[][]> {
  const entries = await manager.findBy(LedgerEntry, { clinicId, invoiceId: among(ids) });
  const histories = grouped(ids, entries, ({ invoiceId }) => invoiceId);
  const paymentIds = entries.flatMap(({ paymentId }) => paymentId ?? []);
  const fees =
    withFees && paymentIds.length > 0 ? await manager.findBy(LedgerEntry, { clinicId, paymentId: among(paymentIds), kind: "FEE" }) : [];
  return histories.map((history) => {
    const own = new Set(history.map(({ paymentId }) => paymentId));
    const whole = [...history, ...fees.filter(({ invoiceId, paymentId }) => invoiceId === null && own.has(paymentId))];
    return whole.sort((one, other) => (one.id < other.id ? -1 : 1));
  });
}
