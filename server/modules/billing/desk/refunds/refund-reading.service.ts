import { In } from "typeorm";
import type { Database } from "../../../../db/database.ts";
import type { Actor } from "../../../../kernel/actor.ts";
import { demand } from "../../../../kernel/actor.ts";
import { LedgerEntry } from "../../ledger/ledger-entry.entity.ts";
import { Refund } from "../refund.entity.ts";
import { refundableOf } from "./refundable.ts";

/** By invoice, what can still be given back of a payment. */
export type RefundableShares = ReadonlyMap<string, number>;

/** What staff see of money given back. They were given its invoices and payments already, with a trace. */
export class RefundReadingService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In the order asked, the latest first. */
  async ofInvoices(actor: Actor, invoiceIds: readonly string[]): Promise<Refund[][]> {
    demand(actor, "BILLING_READ");
    const refunds = await this.#database.manager.findBy(Refund, { clinicId: actor.clinicId, invoiceId: In([...new Set(invoiceIds)]) });
    refunds.sort((one, other) => (one.id < other.id ? 1 : -1));
    return invoiceIds.map((id) => refunds.filter(({ invoiceId }) => invoiceId === id));
  }

  /** In the order asked. */
  async refundable(actor: Actor, paymentIds: readonly string[]): Promise<RefundableShares[]> {
    demand(actor, "BILLING_READ");
    const where = { clinicId: actor.clinicId, paymentId: In([...new Set(paymentIds)]) };
    const entries = await this.#database.manager.findBy(LedgerEntry, where);
    const refunds = await this.#database.manager.findBy(Refund, where);
    return paymentIds.map((id) => {
      const entered = entries.filter(({ paymentId }) => paymentId === id);
      const begun = refunds.filter(({ paymentId }) => paymentId === id);
      const invoiceIds = new Set(entered.flatMap(({ invoiceId }) => invoiceId ?? []));
      const share = (invoiceId: string): [string, number] => {
        const ofInvoice = (row: { readonly invoiceId: string | null }): boolean => row.invoiceId === invoiceId;
        return [invoiceId, refundableOf(entered.filter(ofInvoice), begun.filter(ofInvoice))];
      };
      return new Map([...invoiceIds].map(share));
    });
  }
}
