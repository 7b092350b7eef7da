import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { BatchResult } from "../../db/upsert-batch.ts";
import { upsertBatch } from "../../db/upsert-batch.ts";
import type { Actor, PatientActor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { readAudited } from "../audit/read-audited.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import type { IdentificationVault, TypeOfNumber } from "./identification-vault.ts";
import type { OnLostContacts } from "./lost-contacts.ts";
import type { PatientInput } from "./patient-fields.ts";
import { PatientIdentification } from "./patient-identification.entity.ts";
import { Patient } from "./patient.entity.ts";
import { savePatients } from "./save-patients.ts";

export class PatientService {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #settings: SettingsService;
  readonly #vault: IdentificationVault;
  readonly #onLostContacts: OnLostContacts;

  /** The charts with which patients were recognised: each as long as its request. */
  readonly #own = new WeakMap<Actor, Patient>();

  constructor(
    database: Database,
    clock: Clock,
    settings: SettingsService,
    vault: IdentificationVault,
    onLostContacts: OnLostContacts = async () => undefined,
  ) {
    this.#database = database;
    this.#clock = clock;
    this.#settings = settings;
    this.#vault = vault;
    this.#onLostContacts = onLostContacts;
  }

  /** Makes or changes up to 500 charts by the caller's own external ids; repeating a call changes nothing. */
  async upsert(actor: Actor, inputs: readonly PatientInput[], defaultLocale: Locale): Promise<Outcome<BatchResult<Patient>[]>> {
    demand(actor, "PATIENTS_WRITE");
    return upsertBatch<PatientInput, Patient>(this.#database, "patients", inputs, async (tx, items) => {
      const { values: settings } = await this.#settings.inForce(actor.clinicId, tx);
      const around = { actor, at: this.#clock.now(), settings, defaultLocale, vault: this.#vault, onLostContacts: this.#onLostContacts };
      return savePatients(tx, around, items);
    });
  }

  /** Charts of the actor's clinic that the actor may see, in the order asked; null for the others. A patient sees their own alone. */
  async readMany(actor: Actor, ids: readonly string[]): Promise<(Patient | null)[]> {
    const { clinicId } = actor;
    if (actor.kind === "patient") {
      if (!ids.includes(actor.id)) return ids.map(() => null);
      const own = this.#own.get(actor) ?? (await this.#database.manager.findOneBy(Patient, { clinicId, id: actor.id }));
      return ids.map((id) => (own?.id === id ? own : null));
    }
    demand(actor, "PATIENTS_READ");
    const read = (manager: EntityManager) => manager.findBy(Patient, { clinicId, id: In([...new Set(ids)]) });
    const rows = await readAudited(this.#database, actor, this.#clock.now(), read, (charts) =>
      charts.map(({ id }) => ({ action: "patient.read", subjectId: id, patientId: id })),
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** The chart that was read to recognise a patient needs no second reading in the same request. */
  remember(actor: PatientActor, chart: Patient): void {
    this.#own.set(actor, chart);
  }

  /** Keyed indexes of a number in normal form, without a card's version, one per key: the first is of the key in use. */
  identificationIndexes(type: TypeOfNumber, value: string): string[] {
    return this.#vault.indexes(type, value);
  }

  /** The same of the numbers on charts, under the key in use. */
  async heldIndexes(actor: Actor, charts: readonly Pick<Patient, "id">[], types: readonly TypeOfNumber[]): Promise<HeldIndex[]> {
    demand(actor, "PATIENTS_READ");
    const patientId = In(charts.map(({ id }) => id));
    const held = await this.#database.manager.findBy(PatientIdentification, { clinicId: actor.clinicId, patientId });
    return held.flatMap(({ patientId: whose, typeId, valueEncrypted }) => {
      const type = types.find(({ id }) => id === typeId);
      return type ? [{ patientId: whose, typeId, index: this.#vault.indexOfSealed(type, whose, valueEncrypted) }] : [];
    });
  }
}

/** An identification of a chart, by its keyed index. */
export interface HeldIndex {
  readonly patientId: string;
  readonly typeId: string;
  readonly index: string;
}
