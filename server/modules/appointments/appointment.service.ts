import type { Database } from "../../db/database.ts";
import type { KeysetPage } from "../../db/keyset.ts";
import type { BatchResult } from "../../db/upsert-batch.ts";
import { upsertBatch } from "../../db/upsert-batch.ts";
import type { Actor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import type { AppointmentInput } from "./appointment-fields.ts";
import { onlyVisible, visibilityTo } from "./appointment-visibility.ts";
import { Appointment } from "./appointment.entity.ts";
import type { StatusCount } from "./count-by-status.ts";
import { countByStatus } from "./count-by-status.ts";
import type { AppointmentList } from "./list-appointments.ts";
import { listAppointments } from "./list-appointments.ts";
import { saveAppointments } from "./save-appointments.ts";

export class AppointmentService {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #settings: SettingsService;

  constructor(database: Database, clock: Clock, settings: SettingsService) {
    this.#database = database;
    this.#clock = clock;
    this.#settings = settings;
  }

  /** Makes or changes up to 500 appointments by the caller's own external ids; repeating a call changes nothing. */
  async upsert(actor: Actor, inputs: readonly AppointmentInput[]): Promise<Outcome<BatchResult<Appointment>[]>> {
    demand(actor, "APPOINTMENTS_WRITE");
    const at = this.#clock.now();
    return upsertBatch<AppointmentInput, Appointment>(this.#database, "appointments", inputs, (tx, items) =>
      saveAppointments(tx, { actor, at }, items),
    );
  }

  /** A page of a patient's appointments: the patient's own without what is hidden, or all of them for who may read them. */
  async list(actor: Actor, wanted: AppointmentList): Promise<KeysetPage<Appointment>> {
    if (actor.kind === "patient") {
      if (actor.id !== wanted.patientId) throw new Fault("NOT_FOUND");
    } else demand(actor, "APPOINTMENTS_READ");
    const visibility = visibilityTo(actor, await this.hiddenStatuses(actor));
    const page = await listAppointments(this.#database.manager, visibility, wanted, actor.clinicId, this.#clock.now());
    await this.#recordRead(actor, wanted.patientId, wanted.patientId);
    return page;
  }

  /** One appointment; null when it does not exist, is another's or is hidden from the patient who asks: nobody can tell which. */
  async read(actor: Actor, id: string): Promise<Appointment | null> {
    if (actor.kind !== "patient") demand(actor, "APPOINTMENTS_READ");
    const { clinicId } = actor;
    const query = this.#database.manager
      .createQueryBuilder(Appointment, "appointment")
      .where("appointment.clinic_id = :clinicId AND appointment.id = :id", { clinicId, id });
    const found = await onlyVisible(query, visibilityTo(actor, await this.hiddenStatuses(actor))).getOne();
    if (found) await this.#recordRead(actor, found.id, found.patientId);
    return found;
  }

  async hiddenStatuses({ clinicId }: Actor): Promise<readonly AppointmentStatus[]> {
    const { values } = await this.#settings.inForce(clinicId);
    return values.hiddenAppointmentStatuses;
  }

  /** How many of the clinic's appointments have each status, for whoever decides which statuses patients see. */
  async countByStatus(actor: Actor): Promise<ReadonlyMap<AppointmentStatus, StatusCount>> {
    demand(actor, "PORTAL_SETTINGS");
    return countByStatus(this.#database.manager, actor.clinicId, this.#clock.now());
  }

  /** Patients reading their own record are not audited; everybody else is. */
  async #recordRead(actor: Actor, subjectId: string, patientId: string): Promise<void> {
    if (actor.kind === "patient") return;
    await recordAudit(this.#database.manager, actor, this.#clock.now(), { action: "appointments.read", subjectId, patientId });
  }
}
