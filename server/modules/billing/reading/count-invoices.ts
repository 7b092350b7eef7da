import type { EntityManager } from "typeorm";
import { numberFromRaw } from "../../../db/raw-value.ts";

/** Enough for a badge that says `99+`. */
export const mostCounted = 100;

export interface InvoiceCount {
  readonly due: number;
  readonly pastDue: number;
  readonly processing: number;
  readonly findings: number;
}

const conditions = [
  ["due", "invoices WHERE clinic_id = ? AND settlement = 'OPEN' AND due_on >= ?"],
  ["pastDue", "invoices WHERE clinic_id = ? AND settlement = 'OPEN' AND due_on < ?"],
  ["processing", "invoices WHERE clinic_id = ? AND settlement = 'PROCESSING'"],
  ["findings", "billing_findings WHERE clinic_id = ? AND resolved = 0"],
] as const;

/** How many there are, counted to a hundred: one statement, which reads no more than so many places of each index. */
export async function countInvoices(manager: EntityManager, clinicId: string, today: string): Promise<InvoiceCount> {
  const counted = conditions.map(
    ([name, condition]) => `(SELECT COUNT(*) FROM (SELECT 1 FROM ${condition} LIMIT ${mostCounted}) ${name}_ones) AS ${name}_count`,
  );
  const values = [clinicId, today, clinicId, today, clinicId, clinicId];
  const [row] = (await manager.query(`SELECT ${counted.join(", ")}`, values)) as Record<string, number | string>[];
  const count = (name: keyof InvoiceCount): number => numberFromRaw(row![`${name}_count`]!);
  return { due: count("due"), pastDue: count("pastDue"), processing: count("processing"), findings: count("findings") };
}
