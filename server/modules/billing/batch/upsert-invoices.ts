import type { EntityManager } from "typeorm";
import type { BatchItem, BatchResult, ItemOutcome } from "../../../db/upsert-batch.ts";
import { upsertBatch } from "../../../db/upsert-batch.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { BillingHappening } from "../billing-hook.ts";
import { tellHooks, tellKept } from "../billing-hook.ts";
import type { InvoiceParts } from "../invoices/invoice-parts.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";
import { readGrounds } from "./batch-grounds.ts";
import type { InvoiceItem } from "./invoice-item.ts";
import { planInvoice } from "./plan-invoice.ts";
import { writePlans } from "./write-plans.ts";

/** Makes or changes the invoices of a batch, and issues those that are to be. */
export async function upsertInvoices(
  { database, clock, hooks }: Pick<InvoiceParts, "database" | "clock" | "hooks">,
  actor: RightHolder,
  inputs: readonly InvoiceItem[],
): Promise<Outcome<BatchResult<Invoice>[]>> {
  const at = clock.now();
  /** By the item's place: of a transaction that runs again, what it said last. */
  const happened = new Map<number, BillingHappening>();

  async function save(tx: EntityManager, items: readonly BatchItem<InvoiceItem>[]): Promise<Map<number, ItemOutcome<Invoice>>> {
    const grounds = await readGrounds(tx, actor, at, items);
    const planned = items.map((item) => [item.index, planInvoice(grounds, item)] as const);
    const invoices = await writePlans(
      tx,
      grounds,
      planned.flatMap(([, plan]) => (plan.kind === "write" ? [plan] : [])),
    );
    const outcomes = new Map<number, ItemOutcome<Invoice>>();
    for (const [index, plan] of planned) {
      happened.delete(index);
      if (plan.kind === "done") {
        outcomes.set(index, plan.outcome);
        continue;
      }
      const invoice = invoices.get(plan.invoice.id)!;
      outcomes.set(index, { outcome: plan.isNew ? "CREATED" : "UPDATED", entity: invoice });
      if (plan.dueOn === null) continue;
      const issued = { kind: "INVOICE_ISSUED", clinicId: actor.clinicId, patientId: invoice.patientId, at, actor, invoice } as const;
      await tellHooks(hooks, tx, issued);
      happened.set(index, issued);
    }
    return outcomes;
  }

  const outcome = await upsertBatch<InvoiceItem, Invoice>(database, "invoices", inputs, save);
  if (!outcome.ok) return outcome;
  for (const result of outcome.value) {
    const issued = result.outcome === "FAILED" ? undefined : happened.get(result.index);
    if (issued) tellKept(hooks, issued);
  }
  return outcome;
}
