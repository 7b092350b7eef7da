import type { EntityManager } from "typeorm";
import type { Actor } from "../../kernel/actor.ts";
import type { Invoice } from "./invoices/invoice.entity.ts";
import type { Payment } from "./payments/payment.entity.ts";
import type { Refund } from "./desk/refund.entity.ts";

export type BillingActor = Exclude<Actor, { kind: "anonymous" }>;

/** Something that happened with invoices, told in the transaction that keeps it. The actor is null where Stripe said so. */
export type BillingHappening = {
  readonly clinicId: string;
  readonly patientId: string;
  readonly at: Date;
  readonly actor: BillingActor | null;
} & (
  | { readonly kind: "INVOICE_ISSUED" | "INVOICE_VOIDED"; readonly invoice: Invoice }
  /** Once for each payment, with all of the invoices that it was for. */
  | { readonly kind: "PAYMENT_RECEIVED"; readonly payment: Payment; readonly invoices: readonly Invoice[] }
  | { readonly kind: "REFUND_SENT"; readonly refund: Refund; readonly invoice: Invoice }
  /** Once for each invoice that owes nothing any more. */
  | { readonly kind: "INVOICE_PAID"; readonly invoice: Invoice }
);

/** What else happens then: the same transaction keeps all of it, or nothing. */
export interface BillingHook {
  /** May run more than once for one happening, as the transaction may: it has no effect but on the database. */
  readonly write: (tx: EntityManager, happened: BillingHappening) => Promise<void>;
  /** Once it is kept. Never throws. */
  readonly kept?: (happened: BillingHappening) => void;
}

/** Runs every hook, one after the other. */
export async function tellHooks(hooks: readonly BillingHook[], tx: EntityManager, happened: BillingHappening): Promise<void> {
  for (const { write } of hooks) await write(tx, happened);
}

/** What follows once it is kept. */
export const tellKept = (hooks: readonly BillingHook[], happened: BillingHappening): void => {
  for (const { kept } of hooks) kept?.(happened);
};
