import type { EntityManager } from "typeorm";
import { addTotals } from "../../../db/add-totals.ts";
import { InvoiceNumbers } from "./invoice-numbers.entity.ts";

/**
 * The clinic's next number. Whoever asks for one after it waits until this transaction has ended: where it fails, the number was never
 * given.
 */
export async function nextNumber(tx: EntityManager, clinicId: string): Promise<number> {
  await addTotals(tx, InvoiceNumbers, [{ clinicId, lastNumber: 1 }]);
  return (await tx.findOneByOrFail(InvoiceNumbers, { clinicId })).lastNumber;
}
