import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { startOfDay, yearsBefore } from "../../kernel/local-day.ts";
import { Appointment } from "../appointments/appointment.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { BulkAccessFilter } from "./bulk-access-filter.ts";

/** Which charts of a clinic a bulk change is about. */
export interface Selection {
  readonly clinicId: string;
  /** What their switches become: only those that are the opposite now match. */
  readonly enabled: boolean;
  readonly filter: BulkAccessFilter;
  readonly exceptPatientIds: readonly string[];
}

/** Characters that mean something in LIKE, made plain. */
const literal = (text: string): string => text.replace(/[!%_]/g, (sign) => `!${sign}`);

/** When the chart's latest appointment begins; NULL without any. One step into the patient's index, from its end. */
const lastAppointment = (query: SelectQueryBuilder<Patient>): string =>
  query
    .subQuery()
    .select("appointment.starts_at")
    .from(Appointment, "appointment")
    .where("appointment.clinic_id = patient.clinic_id AND appointment.patient_id = patient.id AND appointment.deactivated = :shut")
    .orderBy("appointment.starts_at", "DESC")
    .addOrderBy("appointment.id", "DESC")
    .limit(1)
    .getQuery();

/** The only place that says which charts match: for counts, pages and the change itself alike. */
export function matchingCharts(
  manager: EntityManager,
  { clinicId, enabled, filter, exceptPatientIds }: Selection,
): SelectQueryBuilder<Patient> {
  const query = manager
    .createQueryBuilder(Patient, "patient")
    .where("patient.clinic_id = :clinicId AND patient.access_enabled = :opposite AND patient.archived = :shut", {
      ...{ clinicId, opposite: !enabled, shut: false },
    });
  const { changedFrom, changedBefore, changedBy, changedByDefault, reasonContains, ageFrom, ageTo, hasContact, today, timeZone } = filter;
  if (changedFrom !== null) query.andWhere("patient.access_changed_at >= :changedFrom", { changedFrom: new Date(changedFrom) });
  if (changedBefore !== null) query.andWhere("patient.access_changed_at < :changedBefore", { changedBefore: new Date(changedBefore) });
  if (changedBy !== null) query.andWhere("patient.access_changed_by = :changedBy", { changedBy });
  if (changedByDefault) query.andWhere("patient.access_changed_by IS NULL");
  if (reasonContains !== null) {
    query.andWhere("LOWER(patient.access_reason) LIKE :reason ESCAPE '!'", { reason: `%${literal(reasonContains.toLowerCase())}%` });
  }
  const { lastAppointmentFrom: from, lastAppointmentBefore: before } = filter;
  if (from !== null) query.andWhere(`${lastAppointment(query)} >= :lastFrom`, { lastFrom: startOfDay(from, timeZone) });
  if (before !== null) query.andWhere(`${lastAppointment(query)} < :lastBefore`, { lastBefore: startOfDay(before, timeZone) });
  if (ageFrom !== null) query.andWhere("patient.date_of_birth <= :bornBy", { bornBy: yearsBefore(today, ageFrom) });
  if (ageTo !== null) query.andWhere("patient.date_of_birth > :bornAfter", { bornAfter: yearsBefore(today, ageTo + 1) });
  if (hasContact === true) query.andWhere("(patient.email IS NOT NULL OR patient.mobile IS NOT NULL)");
  if (hasContact === false) query.andWhere("patient.email IS NULL AND patient.mobile IS NULL");
  if (exceptPatientIds.length > 0) query.andWhere("patient.id NOT IN (:...except)", { except: [...exceptPatientIds] });
  return query;
}
