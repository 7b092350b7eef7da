import type { EntityManager } from "typeorm";
import type { Database } from "../../../db/database.ts";
import { decodeTextCursor, encodeCursor } from "../../../db/cursor.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import { cutPage } from "../../../db/keyset.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { AuditChain } from "../chain/audit-chain.entity.ts";
import type { Unsealed } from "../chain/count-unsealed.ts";
import { countUnsealed } from "../chain/count-unsealed.ts";
import { readAudited } from "../read-audited.ts";
import type { AuditEntry } from "../record-audit.ts";
import { recordAudit } from "../record-audit.ts";
import type { AuditFilter } from "./audit-filter.ts";
import { findEventIds } from "./find-event-ids.ts";
import type { TrailEvent } from "./read-trail.ts";
import { readTrail } from "./read-trail.ts";

export interface TrailPage {
  readonly filter: AuditFilter;
  readonly first: number;
  readonly after: string | null;
}

/** How far the trail is sealed, and what waits. */
export interface SealState {
  readonly chain: AuditChain | null;
  readonly unsealed: Unsealed;
}

const exportedAtOnce = 200;

/** By what the events were chosen: names of fields, not their values. */
const chosenBy = (filter: AuditFilter): string[] =>
  Object.entries(filter).flatMap(([name, value]: [string, unknown]) => (value === null ? [] : [name]));

const entryOf = (action: string, filter: AuditFilter): AuditEntry => ({
  action,
  patientId: filter.patientId || null,
  changedFields: chosenBy(filter),
});

/** The audit trail, for those who may read it: which leaves a trace of its own. */
export class TrailService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The newest first. */
  async list(actor: Actor, { filter, first, after }: TrailPage): Promise<KeysetPage<TrailEvent>> {
    demand(actor, "AUDIT_READ");
    const { clinicId } = actor;
    const before = after === null ? null : decodeTextCursor(after).id;
    const read = async (manager: EntityManager) => {
      const ids = await findEventIds(manager, { clinicId, filter, before, size: first + 1 });
      const { rows, hasNextPage } = cutPage(ids, first);
      return { events: await readTrail(manager, clinicId, rows), hasNextPage };
    };
    const { events, hasNextPage } = await readAudited(this.#database, actor, this.#clock.now(), read, () => [
      entryOf("audit-trail.listed", filter),
    ]);
    const items = events.flatMap((item) => (item ? [{ cursor: encodeCursor({ key: item.event.id, id: item.event.id }), item }] : []));
    return { items, hasNextPage };
  }

  /** In the order asked; null for those that the clinic doesn't have. */
  async readMany(actor: Actor, ids: readonly string[]): Promise<(TrailEvent | null)[]> {
    demand(actor, "AUDIT_READ");
    return readAudited(
      this.#database,
      actor,
      this.#clock.now(),
      (manager) => readTrail(manager, actor.clinicId, ids),
      (found) => [
        {
          action: "audit-trail.read",
          shown: found.flatMap((item) => (item ? [{ subjectId: item.event.id, patientId: item.event.patientId }] : [])),
        },
      ],
    );
  }

  async sealState(actor: Actor): Promise<SealState> {
    demand(actor, "AUDIT_READ");
    const { manager } = this.#database;
    const chain = await manager.findOneBy(AuditChain, { clinicId: actor.clinicId });
    return { chain, unsealed: await countUnsealed(manager, actor.clinicId) };
  }

  /** All that matches, the newest first, some at a time: who takes it away is written down before the first one goes out. */
  async export(actor: Actor, filter: AuditFilter): Promise<AsyncGenerator<readonly TrailEvent[]>> {
    demand(actor, "AUDIT_READ");
    await this.#database.transaction((tx) => recordAudit(tx, actor, this.#clock.now(), entryOf("audit-trail.exported", filter)));
    return this.#slices(actor.clinicId, filter);
  }

  async *#slices(clinicId: string, filter: AuditFilter): AsyncGenerator<readonly TrailEvent[]> {
    const { manager } = this.#database;
    for (let before: string | null = null, full = true; full;) {
      const ids: string[] = await findEventIds(manager, { clinicId, filter, before, size: exportedAtOnce });
      yield (await readTrail(manager, clinicId, ids)).flatMap((item) => (item ? [item] : []));
      full = ids.length === exportedAtOnce;
      before = ids.at(-1) ?? before;
    }
  }
}
