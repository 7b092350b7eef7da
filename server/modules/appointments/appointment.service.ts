import type { EntityManager } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { Hook } from "../../db/hook.ts";
import { tellKept } from "../../db/hook.ts";
import type { KeysetPage } from "../../db/keyset.ts";
import type { Along, BatchResult, SaveItems } from "../../db/upsert-batch.ts";
import { upsertBatch } from "../../db/upsert-batch.ts";
import type { Actor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { readAudited } from "../audit/read-audited.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import type { AppointmentInput } from "./appointment-fields.ts";
import type { AppointmentsChanged } from "./appointment-hook.ts";
import type { Visibility } from "./appointment-visibility.ts";
import { visibilityTo } from "./appointment-visibility.ts";
import type { Appointment } from "./appointment.entity.ts";
import type { StatusCount } from "./count-by-status.ts";
import { countByStatus } from "./count-by-status.ts";
import type { HiddenStatuses, StatusImpact } from "./impact-of-statuses.ts";
import { impactOfStatuses } from "./impact-of-statuses.ts";
import type { AppointmentList, AppointmentsWhen, FirstPages, ListedAppointment } from "./list-appointments.ts";
import { findAppointments, listAppointments, listFirstAppointments } from "./list-appointments.ts";
import { saveAppointments } from "./save-appointments.ts";

export class AppointmentService {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #settings: SettingsService;
  readonly #hooks: readonly Hook<AppointmentsChanged>[];

  constructor(database: Database, clock: Clock, settings: SettingsService, hooks: readonly Hook<AppointmentsChanged>[] = []) {
    this.#database = database;
    this.#clock = clock;
    this.#settings = settings;
    this.#hooks = hooks;
  }

  /** Makes or changes up to 500 appointments by the caller's own external ids; repeating a call changes nothing. */
  async upsert(
    actor: Actor,
    inputs: readonly AppointmentInput[],
    along?: Along<Appointment>,
  ): Promise<Outcome<BatchResult<Appointment>[]>> {
    demand(actor, "APPOINTMENTS_WRITE");
    const at = this.#clock.now();
    const hooks = this.#hooks;
    const save: SaveItems<AppointmentInput, Appointment> = (tx, items) => saveAppointments(tx, { actor, at, hooks }, items);
    const saved = await upsertBatch(this.#database, "appointments", inputs, save, along);
    if (saved.ok) tellKept(hooks);
    return saved;
  }

  /** A page of a patient's appointments: the patient's own without what is hidden, or all of them for who may read them. */
  list(actor: Actor, wanted: AppointmentList): Promise<KeysetPage<ListedAppointment>> {
    return this.#read(actor, wanted.patientId, (manager, visibility, at) =>
      listAppointments(manager, visibility, wanted, actor.clinicId, at),
    );
  }

  /** The first page of both of a patient's lists, as the same moment has them. */
  listFirst(
    actor: Actor,
    patientId: string,
    first: FirstPages,
  ): Promise<Readonly<Record<AppointmentsWhen, KeysetPage<ListedAppointment>>>> {
    return this.#read(actor, patientId, (manager, visibility, at) =>
      listFirstAppointments(manager, visibility, patientId, first, actor.clinicId, at),
    );
  }

  async #read<T>(
    actor: Actor,
    patientId: string,
    read: (manager: EntityManager, visibility: Visibility, at: Date) => Promise<T>,
  ): Promise<T> {
    const visibility = await this.#visibilityTo(actor);
    if (actor.kind === "patient" && actor.id !== patientId) throw new Fault("NOT_FOUND");
    const at = this.#clock.now();
    const entries = [{ action: "appointments.read", subjectId: patientId, patientId }];
    return readAudited(
      this.#database,
      actor,
      at,
      (manager) => read(manager, visibility, at),
      () => entries,
    );
  }

  /**
   * Appointments in the order asked; null for one that does not exist, is another's or is hidden from the patient who asks: nobody
   * can tell which.
   */
  async readMany(actor: Actor, ids: readonly string[]): Promise<(Appointment | null)[]> {
    const visibility = await this.#visibilityTo(actor);
    const read = (manager: EntityManager) => findAppointments(manager, visibility, actor.clinicId, ids);
    const rows = await readAudited(this.#database, actor, this.#clock.now(), read, (found) => [
      { action: "appointment.read", shown: found.map(({ id, patientId }) => ({ subjectId: id, patientId })) },
    ]);
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  async #visibilityTo(actor: Actor): Promise<Visibility> {
    if (actor.kind !== "patient") demand(actor, "APPOINTMENTS_READ");
    return visibilityTo(actor, actor.kind === "patient" ? (await this.#settings.inForceFor(actor)).values.hiddenAppointmentStatuses : []);
  }

  async hiddenStatuses(actor: Actor): Promise<readonly AppointmentStatus[]> {
    const { values } = await this.#settings.inForceFor(actor);
    return values.hiddenAppointmentStatuses;
  }

  /** How many of the clinic's appointments have each of the statuses, for whoever decides which statuses patients see. */
  async countByStatus(actor: Actor, statuses: readonly AppointmentStatus[]): Promise<ReadonlyMap<AppointmentStatus, StatusCount>> {
    demand(actor, "PORTAL_SETTINGS");
    return countByStatus(this.#database.manager, actor.clinicId, this.#clock.now(), statuses);
  }

  /** What it would touch if the statuses kept from patients were others than they are. */
  async impactOfStatuses(actor: Actor, before: HiddenStatuses, after: HiddenStatuses): Promise<StatusImpact[]> {
    demand(actor, "PORTAL_SETTINGS");
    return impactOfStatuses(this.#database.manager, actor.clinicId, this.#clock.now(), before, after);
  }
}
