import type { EntityManager } from "typeorm";
import { addTotals } from "../../../db/add-totals.ts";
import { InvoiceNumbers } from "./invoice-numbers.entity.ts";

/**
 * The clinic's next numbers, so many of them; the first is answered. Whoever asks for one after it waits until this transaction has ended:
 * where it fails, they were never given.
 */
export async function nextNumbers(tx: EntityManager, clinicId: string, count: number): Promise<number> {
  await addTotals(tx, InvoiceNumbers, [{ clinicId, lastNumber: count }]);
  return (await tx.findOneByOrFail(InvoiceNumbers, { clinicId })).lastNumber - count + 1;
}

export const nextNumber = (tx: EntityManager, clinicId: string): Promise<number> => nextNumbers(tx, clinicId, 1);
