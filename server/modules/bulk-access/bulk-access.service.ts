import { In } from "typeorm";
import type { Database } from "../../db/database.ts";
import { forceIndex } from "../../db/force-index.ts";
import type { KeysetPage } from "../../db/keyset.ts";
import { readKeysetPage } from "../../db/keyset.ts";
import type { Actor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Locale } from "../../kernel/locale.ts";
import { localDay } from "../../kernel/local-day.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure } from "../../kernel/outcome.ts";
import { readAudited } from "../audit/read-audited.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { BulkAccessChange } from "./bulk-access-change.entity.ts";
import type { BulkAccessFilter, BulkAccessFilterInput } from "./bulk-access-filter.ts";
import { readFilter } from "./bulk-access-filter.ts";
import type { BulkItemOutcome } from "./bulk-access-item.entity.ts";
import { BulkAccessItem } from "./bulk-access-item.entity.ts";
import { bulkResultCsv } from "./bulk-result-csv.ts";
import { matchingCharts } from "./matching-charts.ts";
import type { BulkChangeWish } from "./start-bulk-change.ts";
import { changeRunning, findOpenChange, lostToAnother, startBulkChange } from "./start-bulk-change.ts";
import type { BulkSteering } from "./steer-bulk-change.ts";
import { steerBulkChange } from "./steer-bulk-change.ts";

interface Page {
  readonly first: number;
  readonly after: string | null;
}

export interface BulkStart extends Omit<BulkChangeWish, "filter"> {
  readonly filter: BulkAccessFilterInput;
}

export class BulkAccessService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  readFilter(input: BulkAccessFilterInput, timeZone: string): Outcome<BulkAccessFilter> {
    return readFilter(input, { today: localDay(this.#clock.now(), timeZone), timeZone });
  }

  /** How many charts match, to the last one: staff confirm the number before all of them are changed. */
  async count(actor: Actor, enabled: boolean, filter: BulkAccessFilter): Promise<number> {
    demand(actor, "BULK_PATIENT_ACCESS");
    const selection = { clinicId: actor.clinicId, enabled, filter, exceptPatientIds: [] };
    return matchingCharts(this.#database.manager, selection).getCount();
  }

  /** A page of the charts that match, those first whose switch was moved longest ago. */
  async list(actor: Actor, enabled: boolean, filter: BulkAccessFilter, { first, after }: Page): Promise<KeysetPage<Patient>> {
    demand(actor, "BULK_PATIENT_ACCESS");
    demand(actor, "PATIENTS_READ");
    const selection = { clinicId: actor.clinicId, enabled, filter, exceptPatientIds: [] };
    return readAudited(
      this.#database,
      actor,
      this.#clock.now(),
      (manager) =>
        readKeysetPage(forceIndex(matchingCharts(manager, selection), "patients_by_access"), {
          at: "accessChangedAt",
          id: "id",
          direction: "ASC",
          first,
          after,
        }),
      ({ items }) => [{ action: "patient.listed", shown: items.map(({ item: { id } }) => ({ subjectId: id, patientId: id })) }],
    );
  }

  async start(actor: Actor, { filter: typed, ...wish }: BulkStart, timeZone: string): Promise<Outcome<BulkAccessChange>> {
    demand(actor, "BULK_PATIENT_ACCESS");
    const filter = this.readFilter(typed, timeZone);
    if (!filter.ok) return filter;
    return this.#unlessAnotherRuns(actor, [], () =>
      this.#database.transaction((tx) => startBulkChange(tx, actor, { ...wish, filter: filter.value }, this.#clock.now())),
    );
  }

  async steer(actor: Actor, id: string | null, steering: BulkSteering): Promise<Outcome<BulkAccessChange>> {
    demand(actor, "BULK_PATIENT_ACCESS");
    return this.#unlessAnotherRuns(actor, ["input", "id"], () =>
      this.#database.transaction((tx) => steerBulkChange(tx, actor, id, steering, this.#clock.now())),
    );
  }

  /** Those of the clinic, the latest first. */
  async history(actor: Actor, { first, after }: Page): Promise<KeysetPage<BulkAccessChange>> {
    demand(actor, "BULK_PATIENT_ACCESS");
    const query = this.#database.manager
      .createQueryBuilder(BulkAccessChange, "change")
      .where("change.clinic_id = :clinicId", { clinicId: actor.clinicId });
    return readKeysetPage(query, { at: "id", id: "id", direction: "DESC", first, after });
  }

  /** In the order asked; null for those that the clinic doesn't have. */
  async readMany(actor: Actor, ids: readonly string[]): Promise<(BulkAccessChange | null)[]> {
    demand(actor, "BULK_PATIENT_ACCESS");
    const rows = await this.#database.manager.findBy(BulkAccessChange, { clinicId: actor.clinicId, id: In([...new Set(ids)]) });
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** The charts of a change of which that became. */
  async items(actor: Actor, changeId: string, outcome: BulkItemOutcome, { first, after }: Page): Promise<KeysetPage<BulkAccessItem>> {
    demand(actor, "BULK_PATIENT_ACCESS");
    const query = this.#database.manager
      .createQueryBuilder(BulkAccessItem, "item")
      .where("item.clinic_id = :clinicId AND item.change_id = :changeId AND item.outcome = :outcome", {
        ...{ clinicId: actor.clinicId, changeId, outcome },
      });
    return readKeysetPage(forceIndex(query, "bulk_access_change_items_outcome"), {
      at: "patientId",
      id: "patientId",
      direction: "ASC",
      first,
      after,
    });
  }

  /** What became of every chart, as text that is read while it is sent; null where the clinic has no such change. */
  csv(actor: Actor, id: string, locale: Locale): Promise<AsyncGenerator<string> | null> {
    return bulkResultCsv({ database: this.#database, clock: this.#clock }, actor, id, locale);
  }

  async #unlessAnotherRuns<T>(actor: Actor, path: readonly string[], attempt: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await attempt();
    } catch (error) {
      if (!lostToAnother(error)) throw error;
      const running = await findOpenChange(this.#database.manager, actor.clinicId);
      return running ? failure(changeRunning(running, path)) : attempt();
    }
  }
}
