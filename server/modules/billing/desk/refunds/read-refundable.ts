import type { EntityManager } from "typeorm";
import { LedgerEntry } from "../../ledger/ledger-entry.entity.ts";
import { Refund } from "../refund.entity.ts";
import { refundableOf } from "./refundable.ts";

interface PartOfPayment {
  readonly clinicId: string;
  readonly paymentId: string;
  readonly invoiceId: string;
}

/** What can still be given back of what a payment has paid of an invoice. A transaction that holds the invoice can rely on it. */
export async function readRefundable(tx: EntityManager, { clinicId, paymentId, invoiceId }: PartOfPayment): Promise<number> {
  const entries = await tx.findBy(LedgerEntry, { clinicId, paymentId, invoiceId });
  const refunds = await tx.findBy(Refund, { clinicId, paymentId, invoiceId });
  return refundableOf(entries, refunds);
}
