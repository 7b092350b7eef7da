import { PassThrough } from "node:stream";
import type { Database } from "../../../../db/database.ts";
import { createLogger } from "../../../../gateways/logger.ts";
import type { PaymentGateway } from "../../../../gateways/payments/payment-gateway.ts";
import { StripePayments } from "../../../../gateways/payments/stripe-payments.ts";
import type { PatientActor, StaffActor } from "../../../../kernel/actor.ts";
import { permissions } from "../../../../kernel/permissions.ts";
import { SecretKeys } from "../../../../kernel/secret-keys.ts";
import { StripeSimulator } from "../../../../stripe-simulator/stripe-simulator.ts";
import type { AccountRecord } from "../../../../stripe-simulator/world/records.ts";
import type { Tables } from "../../../../stripe-simulator/world/tables.ts";
import { emptyTables } from "../../../../stripe-simulator/world/tables.ts";
import { newWebhookSecret } from "../../../../stripe-simulator/world/ids.ts";
import { TestClinic } from "../../../../testing/clinic.ts";
import { MovableClock } from "../../../../testing/movable-clock.ts";
import type { Portail } from "../../../../testing/portail.ts";
import { startPortail, testKeys } from "../../../../testing/portail.ts";
import { AuditEvent } from "../../../audit/audit-event.entity.ts";
import { LimitRow } from "../../../limits/limit-row.entity.ts";
import { StripeAccountRow } from "../../../stripe-accounts/stripe-account.entity.ts";
import { StripeAccountService } from "../../../stripe-accounts/stripe-account.service.ts";
import { PaymentAbandonment } from "../../desk/payment-abandonment.entity.ts";
import { BillingDeskService } from "../../desk/desk.service.ts";
import { Refund } from "../../desk/refund.entity.ts";
import { Invoice } from "../../invoices/invoice.entity.ts";
import { LedgerEntry } from "../../ledger/ledger-entry.entity.ts";
import { PaymentPart } from "../../payments/payment-part.entity.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import { PaymentService } from "../../payments/payment.service.ts";
import { Payment } from "../../payments/payment.entity.ts";
import { BillingFinding } from "../../stripe-events/billing-finding.entity.ts";
import { Reconciliation } from "../../stripe-events/reconciliation/reconciliation.ts";
import { ReconciliationMark } from "../../stripe-events/reconciliation-mark.entity.ts";
import { StripeEvent } from "../../stripe-events/stripe-event.entity.ts";
import { StripeEventService } from "../../stripe-events/stripe-event.service.ts";
import { StripeEventWorker } from "../../stripe-events/stripe-event-worker.ts";
import { switchBilling } from "../billing-clinic.ts";
import { issuedInvoice } from "../issued-invoice.ts";
import { Life, mortalDatabase, mortalGateway } from "./mortal.ts";

/** What a schedule's entries leave, those that others refer to last. */
const written = [
  ...[LedgerEntry, PaymentAbandonment, Refund, PaymentPart, Payment, Invoice, StripeEvent, BillingFinding, ReconciliationMark],
  ...[StripeAccountRow, LimitRow, AuditEvent],
];

/** The product's part in billing, as one run of its process has it. */
export interface Product {
  readonly life: Life;
  readonly parts: PaymentParts;
  readonly payments: PaymentService;
  readonly desk: BillingDeskService;
  readonly events: StripeEventService;
  readonly eventWorker: StripeEventWorker;
  readonly reconciliation: Reconciliation;
}

export type Meddling = (gateway: PaymentGateway) => PaymentGateway;

const origin = { requestId: "proof", networkAddress: null };

const keys = SecretKeys.parse(testKeys);
const logger = createLogger({ level: "fatal", destination: new PassThrough().resume() });

/** One clinic with one patient, on a database of its own; each schedule has its own Stripe, invoices and time. */
export class Stage {
  readonly #portail: Portail;
  readonly #meddling: Meddling;
  readonly clinicId: string;
  readonly patient: PatientActor;
  readonly staff: StaffActor;
  stripe!: StripeSimulator;
  /** All that this Stripe knows. */
  tables!: Tables;
  account!: AccountRecord;
  secretKey!: string;
  clock!: MovableClock;
  invoices!: Invoice[];
  product!: Product;

  private constructor(portail: Portail, clinicId: string, patientId: string, meddling: Meddling) {
    this.#portail = portail;
    this.#meddling = meddling;
    this.clinicId = clinicId;
    const at = portail.clock.now();
    const session = { id: "proof", startedAt: at, lastUsedAt: at, expiresAt: at, idleMs: null } as unknown as PatientActor["session"];
    this.patient = { kind: "patient", id: patientId, clinicId, origin, session };
    const rights = new Set(permissions);
    this.staff = { kind: "staff", id: patientId, name: "Proof", role: "ADMIN", permissions: rights, clinicId, origin, session };
  }

  /** `meddling`: something that is to be found out. */
  static async open(meddling: Meddling = (gateway) => gateway): Promise<Stage> {
    const portail = await startPortail();
    const clinic = await TestClinic.open(portail, "demo");
    await switchBilling(portail, clinic, true);
    const { id } = await clinic.patient();
    return new Stage(portail, clinic.clinic.id, id, meddling);
  }

  get database(): Database {
    return this.#portail.database;
  }

  /** Everything anew: another Stripe that knows nothing, and invoices of these amounts. */
  async begin(cents: readonly number[]): Promise<void> {
    for (const entity of written) await this.database.manager.deleteAll(entity);
    this.clock = new MovableClock();
    this.tables = emptyTables();
    this.stripe = new StripeSimulator({ clock: this.clock, tables: this.tables });
    this.account = this.stripe.openAccount();
    const webhookSecret = newWebhookSecret();
    this.secretKey = this.stripe.makeKey(this.account);
    this.restart();
    const set = await this.product.parts.stripe.setKeys(this.staff, { secretKey: this.secretKey, webhookSecret });
    if (!set.ok) throw new Error("The keys were not taken.");
    this.stripe.listen({
      accountId: this.account.id,
      secret: webhookSecret,
      to: (payload, signature) => this.#receive(payload, signature),
    });
    const { clinicId, patient } = this;
    const at = this.clock.now();
    this.invoices = [];
    for (const [place, each] of cents.entries())
      this.invoices.push(await issuedInvoice(this.database, { clinicId, patientId: patient.id, cents: each, at, number: place + 1 }));
  }

  /** Another run of the process: it knows nothing but what is stored. */
  restart(): void {
    const life = new Life();
    const { clock } = this;
    const plain = new StripePayments({ apiBase: null, httpClient: this.stripe.httpClient, retries: 0 });
    const gateway = mortalGateway(this.#meddling(plain), life);
    const database = mortalDatabase(this.database, life);
    const stripe = new StripeAccountService({ database, clock, logger, keys, payments: gateway, installationKeys: null });
    const parts: PaymentParts = { database, clock, logger, keys, gateway, stripe, hooks: [] };
    this.product = {
      ...{ life, parts, payments: new PaymentService(parts), desk: new BillingDeskService(parts), events: new StripeEventService(parts) },
      eventWorker: new StripeEventWorker(parts, { lanes: 1, random: () => 0.5 }),
      reconciliation: new Reconciliation(parts),
    };
  }

  async #receive(payload: string, signature: string): Promise<number> {
    const place = { clinicId: this.clinicId, base: false };
    const receipt = await this.product.events.receive(place, Buffer.from(payload), signature).catch(() => null);
    return receipt === "TAKEN" ? 200 : receipt === "REFUSED" ? 400 : 503;
  }

  close(): Promise<void> {
    return this.#portail.stop();
  }
}
