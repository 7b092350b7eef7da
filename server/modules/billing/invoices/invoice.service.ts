import type { BatchResult } from "../../../db/upsert-batch.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { InvoiceItem } from "../batch/invoice-item.ts";
import { upsertInvoices } from "../batch/upsert-invoices.ts";
import type { InvoiceWish } from "./create-invoice.ts";
import { createInvoice } from "./create-invoice.ts";
import { discardInvoice } from "./discard-invoice.ts";
import type { InvoiceVersion } from "./hold-draft.ts";
import type { InvoiceParts } from "./invoice-parts.ts";
import type { InvoiceTyped } from "./invoice-wish.ts";
import type { Invoice } from "./invoice.entity.ts";
import type { IssueWish } from "./issue-invoice.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { updateInvoice } from "./update-invoice.ts";
import type { VoidWish } from "./void-invoice.ts";
import { voidInvoice } from "./void-invoice.ts";

/** What staff write of invoices. Money that moves is the desk's and Stripe's. */
export class InvoiceService {
  readonly #parts: InvoiceParts;

  constructor(parts: InvoiceParts) {
    this.#parts = parts;
  }

  async create(actor: Actor, wish: InvoiceWish): Promise<Outcome<Invoice>> {
    demand(actor, "BILLING_WRITE");
    return createInvoice(this.#parts, actor, wish);
  }

  /** Makes or changes up to 500 invoices by the caller's own external ids; repeating a call changes nothing. */
  async upsert(actor: Actor, inputs: readonly InvoiceItem[]): Promise<Outcome<BatchResult<Invoice>[]>> {
    demand(actor, "BILLING_WRITE");
    return upsertInvoices(this.#parts, actor, inputs);
  }

  async update(actor: Actor, wish: InvoiceVersion & InvoiceTyped): Promise<Outcome<Invoice>> {
    demand(actor, "BILLING_WRITE");
    return updateInvoice(this.#parts, actor, wish);
  }

  async discard(actor: Actor, seen: InvoiceVersion): Promise<Outcome<Invoice>> {
    demand(actor, "BILLING_WRITE");
    return discardInvoice(this.#parts, actor, seen);
  }

  async issue(actor: Actor, wish: IssueWish): Promise<Outcome<Invoice>> {
    demand(actor, "BILLING_WRITE");
    return issueInvoice(this.#parts, actor, wish);
  }

  async void(actor: Actor, wish: VoidWish): Promise<Outcome<Invoice>> {
    demand(actor, "BILLING_WRITE");
    return voidInvoice(this.#parts, actor, wish);
  }
}
