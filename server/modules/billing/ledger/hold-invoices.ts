import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { Invoice } from "../invoices/invoice.entity.ts";

/**
 * Invoices that a transaction holds: until it ends, nobody else moves them, their ledger or their payments. Their rows are as the
 * transaction has them; `addEntries` keeps them so.
 */
export type HeldInvoices = ReadonlyMap<string, Invoice>;

/**
 * Holds them, in the order of their ids, so that transactions which want the same ones wait for each other instead of locking each other
 * out. To be done before anything is read that decides. Those that are not there are missing from the answer.
 */
export async function holdInvoices(tx: EntityManager, clinicId: string, ids: readonly string[]): Promise<HeldInvoices> {
  const wanted = [...new Set(ids)].sort();
  if (wanted.length === 0) return new Map();
  const held: string[] = [];
  for (const id of wanted) {
    const update = await tx.update(Invoice, { clinicId, id }, { version: () => "version + 1" });
    if (affectedRows(update) === 1) held.push(id);
  }
  const rows = await tx.findBy(Invoice, { clinicId, id: In(held) });
  return new Map(rows.sort((one, other) => (one.id < other.id ? -1 : 1)).map((row) => [row.id, row]));
}
