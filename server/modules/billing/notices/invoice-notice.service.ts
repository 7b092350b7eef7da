import { In } from "typeorm";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";
import type { BillingHook } from "../billing-hook.ts";
import type { InvoiceNoticeObstacle, InvoiceNoticeParts } from "./invoice-reach.ts";
import { invoiceReach } from "./invoice-reach.ts";
import { tellOfBilling } from "./tell-of-billing.ts";

/** How a patient would learn of an invoice that is issued now. */
export interface InvoiceNotice {
  readonly channels: readonly OtpChannel[];
  readonly obstacle: InvoiceNoticeObstacle | null;
}

/** Notifications of invoices, payments and refunds. */
export class InvoiceNoticeService {
  readonly hook: BillingHook;
  readonly #parts: InvoiceNoticeParts;

  constructor(parts: InvoiceNoticeParts) {
    this.#parts = parts;
    this.hook = tellOfBilling(parts);
  }

  /** In the order asked; null for a patient who doesn't exist. */
  async reach(actor: Actor, patientIds: readonly string[]): Promise<(InvoiceNotice | null)[]> {
    demand(actor, "BILLING_READ");
    const { clinicId } = actor;
    const { manager } = this.#parts.database;
    const { values } = await this.#parts.settings.inForce(clinicId);
    const charts = await manager.findBy(Patient, { clinicId, id: In([...new Set(patientIds)]) });
    return Promise.all(
      patientIds.map(async (patientId) => {
        const chart = charts.find(({ id }) => id === patientId);
        const reach = chart && (await invoiceReach(manager, this.#parts, chart, values));
        if (reach === undefined) return null;
        return typeof reach === "string"
          ? { channels: [], obstacle: reach }
          : { channels: reach.map(({ channel }) => channel), obstacle: null };
      }),
    );
  }
}
