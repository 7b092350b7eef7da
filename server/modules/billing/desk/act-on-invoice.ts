import type { EntityManager } from "typeorm";
import { onceMore, Overtaken, Refused } from "../../../db/once-more.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { success } from "../../../kernel/outcome.ts";
import type { BillingHappening } from "../billing-hook.ts";
import { tellHooks, tellKept } from "../billing-hook.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import type { HeldInvoices } from "../ledger/hold-invoices.ts";
import { holdInvoices } from "../ledger/hold-invoices.ts";
import { findOpenParts } from "../payments/find-payment.ts";
import type { PaymentParts } from "../payments/payment-parts.ts";
import { missing } from "./desk-problems.ts";
import { freeInvoice } from "./free-invoice.ts";

export interface Decided<T> {
  readonly value: T;
  readonly happened: readonly BillingHappening[];
}

export interface InvoiceAct<T> {
  /** What the same call has made before, if it has. */
  readonly made: (tx: EntityManager, invoice: Invoice) => Promise<Outcome<T | null>>;
  /** Why it can't be done as the invoice is; null where it can. Asked before anything is ended, and again with the invoice held. */
  readonly refuse: (invoice: Invoice) => Outcome<never> | null;
  /** Writes what was asked, or says why not; nothing is kept then. */
  readonly decide: (tx: EntityManager, held: HeldInvoices, invoice: Invoice) => Promise<Outcome<Decided<T>>>;
}

/** One try, with the invoice held: nobody pays it, gives back or writes off meanwhile. */
async function tryOnce<T>({ database, hooks }: PaymentParts, clinicId: string, invoiceId: string, act: InvoiceAct<T>): Promise<Outcome<T>> {
  const decided = await database.transaction(async (tx): Promise<Decided<T>> => {
    const held = await holdInvoices(tx, clinicId, [invoiceId]);
    const invoice = held.get(invoiceId);
    if (!invoice) throw new Overtaken();
    const made = await act.made(tx, invoice);
    if (!made.ok) throw new Refused(made.problems);
    if (made.value !== null) return { value: made.value, happened: [] };
    // Somebody has begun to pay by card since.
    if ((await findOpenParts(tx, clinicId, [invoiceId])).length > 0) throw new Overtaken();
    const outcome = act.refuse(invoice) ?? (await act.decide(tx, held, invoice));
    if (!outcome.ok) throw new Refused(outcome.problems);
    for (const each of outcome.value.happened) await tellHooks(hooks, tx, each);
    return outcome.value;
  });
  for (const each of decided.happened) tellKept(hooks, each);
  return success(decided.value);
}

/**
 * What staff do with the money of an invoice. A card payment of it that is open is ended first, outside of the transaction, as Stripe alone
 * can end it; one that began since is ended again.
 */
export function actOnInvoice<T>(
  parts: PaymentParts,
  { clinicId }: RightHolder,
  invoiceId: string | null,
  act: InvoiceAct<T>,
): Promise<Outcome<T>> {
  const { manager } = parts.database;
  return onceMore(async () => {
    const invoice = invoiceId === null ? null : await manager.findOneBy(Invoice, { clinicId, id: invoiceId });
    if (!invoice) return missing("invoiceId");
    const made = await act.made(manager, invoice);
    if (!made.ok || made.value !== null) return made as Outcome<T>;
    const refused = act.refuse(invoice);
    if (refused) return refused;
    const free = await freeInvoice(parts, clinicId, invoice.id);
    return free.ok ? tryOnce(parts, clinicId, invoice.id, act) : free;
  });
}
