import type { EntityManager } from "typeorm";
import type { KeysetPage } from "../../db/keyset.ts";
import { readKeysetPage } from "../../db/keyset.ts";
import { later } from "../../kernel/clock.ts";
import { Location } from "../clinics/location.entity.ts";
import type { Visibility } from "./appointment-visibility.ts";
import { onlyVisible } from "./appointment-visibility.ts";
import { Appointment } from "./appointment.entity.ts";
import { longestVisit } from "./merge-appointment.ts";

export type AppointmentsWhen = "UPCOMING" | "PAST";

export interface AppointmentList {
  readonly patientId: string;
  readonly when: AppointmentsWhen;
  readonly first: number;
  readonly after: string | null;
}

/** Upcoming: not over yet, soonest first. Past: over, latest first. Where each takes place comes in the same statement. */
export async function listAppointments(
  manager: EntityManager,
  visibility: Visibility,
  { patientId, when, first, after }: AppointmentList,
  clinicId: string,
  now: Date,
): Promise<KeysetPage<Appointment>> {
  const query = manager
    .createQueryBuilder(Appointment, "appointment")
    .leftJoinAndMapOne(
      "appointment.location",
      Location,
      "location",
      "location.clinic_id = appointment.clinic_id AND location.id = appointment.location_id",
    )
    .where("appointment.clinic_id = :clinicId AND appointment.patient_id = :patientId", { clinicId, patientId });
  onlyVisible(query, visibility);
  if (when === "UPCOMING") {
    // The bound on the start lets the index skip what can't be upcoming; the bound on the end decides.
    query.andWhere("appointment.starts_at > :earliest AND appointment.ends_at > :now", { earliest: later(now, -longestVisit), now });
  } else {
    query.andWhere("appointment.starts_at < :now AND appointment.ends_at <= :now", { now });
  }
  return readKeysetPage(query, { at: "startsAt", id: "id", direction: when === "UPCOMING" ? "ASC" : "DESC", first, after });
}

/** The visible ones of these, in no order. */
export async function findAppointments(
  manager: EntityManager,
  visibility: Visibility,
  clinicId: string,
  ids: readonly string[],
): Promise<Appointment[]> {
  const query = manager
    .createQueryBuilder(Appointment, "appointment")
    .where("appointment.clinic_id = :clinicId AND appointment.id IN (:...ids)", { clinicId, ids: [...new Set(ids)] });
  return onlyVisible(query, visibility).getMany();
}
