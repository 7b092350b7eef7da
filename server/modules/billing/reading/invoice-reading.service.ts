import { In, Not } from "typeorm";
import type { EntityManager } from "typeorm";
import type { Database } from "../../../db/database.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { Fault } from "../../../kernel/fault.ts";
import { localDay } from "../../../kernel/local-day.ts";
import { readAudited } from "../../audit/read-audited.ts";
import type { AuditEntry } from "../../audit/record-audit.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import type { BillingStates, OpenSum } from "./billing-state.ts";
import type { InvoiceCount } from "./count-invoices.ts";
import { countInvoices } from "./count-invoices.ts";
import type { InvoiceList, PatientInvoices } from "./list-invoices.ts";
import { listInvoices, listOfPatient } from "./list-invoices.ts";
import { sumOpen } from "./sum-open.ts";

export interface ReadingParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly states: BillingStates;
}

const entryOf = (action: string, rows: readonly Invoice[]): AuditEntry => ({
  action,
  shown: rows.map(({ id, patientId }) => ({ subjectId: id, patientId })),
});

const listed = ({ items }: KeysetPage<Invoice>): AuditEntry[] => [
  entryOf(
    "invoice.listed",
    items.map(({ item }) => item),
  ),
];

const nothing = { items: [], hasNextPage: false };

/**
 * What is seen of invoices. Patients see their own once they are issued, as long as portal billing is in effect: nothing else exists for
 * them. Staff leave a trace.
 */
export class InvoiceReadingService {
  readonly #parts: ReadingParts;

  constructor(parts: ReadingParts) {
    this.#parts = parts;
  }

  /** The clinic's own day. */
  today(timeZone: string): string {
    return localDay(this.#parts.clock.now(), timeZone);
  }

  /** Whether patients see and pay invoices in the portal. */
  async isOpen(actor: Actor): Promise<boolean> {
    return (await this.#parts.states.of(actor)).effective;
  }

  list(actor: Actor, list: InvoiceList, today: string): Promise<KeysetPage<Invoice>> {
    demand(actor, "BILLING_READ");
    return this.#audited(actor, (manager) => listInvoices(manager, actor.clinicId, list, today), listed);
  }

  async listOf(actor: Actor, wanted: Pick<PatientInvoices, "patientId" | "filter" | "first" | "after">): Promise<KeysetPage<Invoice>> {
    this.demandOf(actor, wanted.patientId);
    const drafts = actor.kind !== "patient";
    if (!drafts && !(await this.isOpen(actor))) return nothing;
    return this.#audited(actor, (manager) => listOfPatient(manager, { ...wanted, clinicId: actor.clinicId, drafts }), listed);
  }

  /** In the order asked; null for those that don't exist for whoever asks. */
  async readMany(actor: Actor, ids: readonly string[]): Promise<(Invoice | null)[]> {
    if (actor.kind !== "patient") demand(actor, "BILLING_READ");
    else if (!(await this.isOpen(actor))) return ids.map(() => null);
    const own = actor.kind === "patient" ? { patientId: actor.id, state: Not("DRAFT" as const) } : {};
    const rows = await this.#audited(
      actor,
      (manager) => manager.findBy(Invoice, { clinicId: actor.clinicId, id: In([...new Set(ids)]), ...own }),
      (found) => [entryOf("invoice.read", found)],
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  counts(actor: Actor, today: string): Promise<InvoiceCount> {
    demand(actor, "BILLING_READ");
    return countInvoices(this.#parts.database.manager, actor.clinicId, today);
  }

  /** What patients have to pay, in the order asked. */
  async openOf(actor: Actor, patientIds: readonly string[]): Promise<OpenSum[]> {
    for (const patientId of patientIds) this.demandOf(actor, patientId);
    if (actor.kind !== "patient") return sumOpen(this.#parts.database.manager, actor.clinicId, patientIds);
    const { open } = await this.#parts.states.of(actor);
    return patientIds.map(() => open);
  }

  /** Of invoices that the actor was given. */
  detailsOf<T>(
    actor: Actor,
    invoices: readonly Invoice[],
    read: (manager: EntityManager, ids: readonly string[]) => Promise<T>,
  ): Promise<T> {
    for (const { patientId } of invoices) this.demandOf(actor, patientId);
    return read(
      this.#parts.database.manager,
      invoices.map(({ id }) => id),
    );
  }

  /** A patient sees what is theirs; to them nothing else exists. */
  demandOf(actor: Actor, patientId: string): void {
    if (actor.kind !== "patient") demand(actor, "BILLING_READ");
    else if (actor.id !== patientId) throw new Fault("NOT_FOUND");
  }

  #audited<T>(actor: Actor, read: (manager: EntityManager) => Promise<T>, entriesOf: (found: T) => readonly AuditEntry[]): Promise<T> {
    return readAudited(this.#parts.database, actor, this.#parts.clock.now(), read, entriesOf);
  }
}
