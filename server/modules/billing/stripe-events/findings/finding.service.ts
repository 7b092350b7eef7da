import { In } from "typeorm";
import { affectedRows } from "../../../../db/affected.ts";
import type { Database } from "../../../../db/database.ts";
import type { KeysetPage } from "../../../../db/keyset.ts";
import { readKeysetPage } from "../../../../db/keyset.ts";
import type { Actor } from "../../../../kernel/actor.ts";
import { demand, writtenActor } from "../../../../kernel/actor.ts";
import type { Clock } from "../../../../kernel/clock.ts";
import type { Outcome } from "../../../../kernel/outcome.ts";
import { failure, success } from "../../../../kernel/outcome.ts";
import { validate } from "../../../../kernel/validation.ts";
import { readAudited } from "../../../audit/read-audited.ts";
import type { AuditEntry } from "../../../audit/record-audit.ts";
import { recordAudit } from "../../../audit/record-audit.ts";
import { BillingFinding } from "../billing-finding.entity.ts";
import { findingNote } from "./finding-note.ts";

export interface FindingList {
  readonly resolved: boolean;
  readonly first: number;
  readonly after: string | null;
}

const entryOf = (action: string, ...rows: readonly BillingFinding[]): AuditEntry => ({
  action,
  shown: rows.map(({ id, patientId }) => ({ subjectId: id, patientId })),
});

/** Where Stripe and the ledger differ, as staff see it and deal with it. */
export class BillingFindingService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The latest first. */
  async list(actor: Actor, { resolved, first, after }: FindingList): Promise<KeysetPage<BillingFinding>> {
    demand(actor, "BILLING_READ");
    const { clinicId } = actor;
    return readAudited(
      this.#database,
      actor,
      this.#clock.now(),
      (manager) => {
        const query = manager
          .createQueryBuilder(BillingFinding, "finding")
          .where("finding.clinic_id = :clinicId AND finding.resolved = :resolved", { clinicId, resolved });
        return readKeysetPage(query, { at: "foundAt", id: "id", direction: "DESC", first, after });
      },
      ({ items }) => [entryOf("billing-finding.listed", ...items.map(({ item }) => item))],
    );
  }

  /** In the order asked; null for those that the clinic doesn't have. */
  async readMany(actor: Actor, ids: readonly string[]): Promise<(BillingFinding | null)[]> {
    demand(actor, "BILLING_READ");
    const { clinicId } = actor;
    const rows = await readAudited(
      this.#database,
      actor,
      this.#clock.now(),
      (manager) => manager.findBy(BillingFinding, { clinicId, id: In([...new Set(ids)]) }),
      (found) => [entryOf("billing-finding.read", ...found)],
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** Notes that it was dealt with, and how. Of several who do at once, the first is written down. */
  async resolve(actor: Actor, id: string | null, note: string | null): Promise<Outcome<BillingFinding>> {
    demand(actor, "BILLING_WRITE");
    const read = validate(findingNote, { note }, ["input"]);
    if (!read.ok) return read;
    const where = { clinicId: actor.clinicId, id: id ?? "" };
    return this.#database.transaction(async (tx): Promise<Outcome<BillingFinding>> => {
      const at = this.#clock.now();
      const outcome = { resolved: true, resolvedAt: at, resolvedBy: writtenActor(actor), note: read.value.note };
      const changed = affectedRows(await tx.update(BillingFinding, { ...where, resolved: false }, outcome)) === 1;
      const finding = await tx.findOneBy(BillingFinding, where);
      if (!finding) return failure({ code: "NOT_FOUND", path: ["input", "id"] });
      const entry = changed
        ? { ...entryOf("billing-finding.resolved", finding), changedFields: ["resolved", "note"] }
        : entryOf("billing-finding.read", finding);
      await recordAudit(tx, actor, at, entry);
      return success(finding);
    });
  }
}
