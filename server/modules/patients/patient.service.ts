import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { KeysetPage } from "../../db/keyset.ts";
import type { Along, BatchResult, SaveItems } from "../../db/upsert-batch.ts";
import { upsertBatch } from "../../db/upsert-batch.ts";
import type { Actor, PatientActor, RightHolder } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { readAudited } from "../audit/read-audited.ts";
import type { HandSurroundings, NewPatientInput } from "./create-patient.ts";
import { createPatient } from "./create-patient.ts";
import type { TypeOfNumber } from "./identification-vault.ts";
import type { HeldNumber } from "./identifications/held-numbers.ts";
import type { PatientInput } from "./patient-fields.ts";
import type { PatientParts } from "./patient-parts.ts";
import { Patient } from "./patient.entity.ts";
import { retryCollision } from "./retry-collision.ts";
import { savePatients } from "./save-patients.ts";
import { findCharts } from "./search/find-charts.ts";
import { listCharts } from "./search/list-charts.ts";
import { readSearch } from "./search/read-search.ts";
import type { ChartFilter } from "./search/search-sql.ts";
import type { PatientChange } from "./update-patient.ts";
import { updatePatient } from "./update-patient.ts";

export interface PatientList {
  /** As it was typed; blank for all. */
  readonly search: string;
  readonly filter: ChartFilter;
  readonly first: number;
  readonly after: string | null;
}

export class PatientService {
  readonly #parts: PatientParts;

  /** The charts with which patients were recognised: each as long as its request. */
  readonly #own = new WeakMap<Actor, Patient>();

  /** Whose charts a request has read, and left its trace. */
  readonly #read = new WeakMap<Actor, Set<string>>();

  constructor(parts: PatientParts) {
    this.#parts = parts;
  }

  async #around(tx: EntityManager, actor: RightHolder, defaultLocale: Locale): Promise<HandSurroundings> {
    const { clock, settings, vault, onLostContacts, smsCountries } = this.#parts;
    const { values } = await settings.inForce(actor.clinicId, tx);
    return { actor, at: clock.now(), settings: values, defaultLocale, vault, onLostContacts, smsCountries };
  }

  /** Makes or changes up to 500 charts by the caller's own external ids; repeating a call changes nothing. */
  async upsert(
    actor: Actor,
    inputs: readonly PatientInput[],
    defaultLocale: Locale,
    along?: Along<Patient>,
  ): Promise<Outcome<BatchResult<Patient>[]>> {
    demand(actor, "PATIENTS_WRITE");
    const save: SaveItems<PatientInput, Patient> = async (tx, items) =>
      savePatients(tx, await this.#around(tx, actor, defaultLocale), items);
    return upsertBatch(this.#parts.database, "patients", inputs, save, along);
  }

  /** Makes one chart by hand. */
  async create(actor: Actor, input: NewPatientInput, defaultLocale: Locale): Promise<Outcome<Patient>> {
    demand(actor, "PATIENTS_WRITE");
    return retryCollision(() =>
      this.#parts.database.transaction(async (tx) => createPatient(tx, await this.#around(tx, actor, defaultLocale), input)),
    );
  }

  /** Changes one chart, if nobody else has since the version that the caller saw. */
  async update(actor: Actor, change: PatientChange, defaultLocale: Locale): Promise<Outcome<Patient>> {
    demand(actor, "PATIENTS_WRITE");
    return retryCollision(() =>
      this.#parts.database.transaction(async (tx) => updatePatient(tx, await this.#around(tx, actor, defaultLocale), change)),
    );
  }

  /** Charts of the clinic a page at a time: all of them by name, or those that a search finds. */
  async list(actor: Actor, { search, filter, first, after }: PatientList): Promise<KeysetPage<Patient>> {
    demand(actor, "PATIENTS_READ");
    const { database, clock, vault } = this.#parts;
    const { clinicId } = actor;
    const at = clock.now();
    const read = readSearch(search, at.toISOString().slice(0, 10));
    return readAudited(
      database,
      actor,
      at,
      (manager) =>
        read
          ? findCharts(manager, vault, { clinicId, search: read, filter, first, after })
          : listCharts(manager, { clinicId, filter, first, after }),
      ({ items }) => [{ action: "patient.listed", shown: items.map(({ item: { id } }) => ({ subjectId: id, patientId: id })) }],
    );
  }

  /**
   * Charts of the actor's clinic that the actor may see, in the order asked; null for the others. A patient sees their own alone. Where
   * they only name whom a list is about, the trace says so.
   */
  async readMany(
    actor: Actor,
    ids: readonly string[],
    action: "patient.read" | "patient.listed" = "patient.read",
  ): Promise<(Patient | null)[]> {
    const { clinicId } = actor;
    if (actor.kind === "patient") {
      if (!ids.includes(actor.id)) return ids.map(() => null);
      const own = this.met(actor) ?? (await this.#parts.database.manager.findOneBy(Patient, { clinicId, id: actor.id }));
      return ids.map((id) => (own?.id === id ? own : null));
    }
    demand(actor, "PATIENTS_READ");
    const read = (manager: EntityManager) => manager.findBy(Patient, { clinicId, id: In([...new Set(ids)]) });
    const rows = await readAudited(this.#parts.database, actor, this.#parts.clock.now(), read, (charts) => [
      { action, shown: charts.map(({ id }) => ({ subjectId: id, patientId: id })) },
    ]);
    const found = new Map(rows.map((row) => [row.id, row]));
    if (action === "patient.read") this.#read.set(actor, new Set([...(this.#read.get(actor) ?? []), ...found.keys()]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** The chart with which a patient was recognised; null where none was read for this request. */
  met(actor: Actor): Patient | null {
    return this.#own.get(actor) ?? null;
  }

  /** The chart that was read to recognise a patient needs no second reading in the same request. */
  remember(actor: PatientActor, chart: Patient): void {
    this.#own.set(actor, chart);
  }

  /** Keyed indexes of a number in normal form, without a card's version, one per key: the first is of the key in use. */
  identificationIndexes(type: TypeOfNumber, value: string): string[] {
    return this.#parts.vault.indexes(type, value);
  }

  hasRead(actor: Actor, patientId: string): boolean {
    return this.#read.get(actor)?.has(patientId) ?? false;
  }

  /** The numbers on charts, sealed. */
  async heldNumbers(actor: Actor, charts: readonly Pick<Patient, "id">[]): Promise<HeldNumber[]> {
    demand(actor, "PATIENTS_READ");
    return this.#parts.numbers.of(
      actor,
      charts.map(({ id }) => id),
    );
  }

  /** Their keyed indexes, under the key in use. */
  async heldIndexes(actor: Actor, charts: readonly Pick<Patient, "id">[]): Promise<HeldIndex[]> {
    const held = await this.heldNumbers(actor, charts);
    return held.map(({ patientId, typeId, type, valueEncrypted }) => ({
      ...{ patientId, typeId },
      index: this.#parts.vault.indexOfSealed(type, patientId, valueEncrypted),
    }));
  }
}

/** An identification of a chart, by its keyed index. */
export interface HeldIndex {
  readonly patientId: string;
  readonly typeId: string;
  readonly index: string;
}
