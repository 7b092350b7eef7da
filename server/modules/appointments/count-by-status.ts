import type { EntityManager } from "typeorm";
import { numberFromRaw } from "../../db/raw-value.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { appointmentStatuses } from "../../kernel/appointment-status.ts";
import { days, later } from "../../kernel/clock.ts";
import { dayOf, monthOf } from "./sum-changes.ts";

/** Of the appointments with a status that are not withdrawn. */
export interface StatusCount {
  /** Not over yet. */
  readonly upcoming: number;
  readonly past: number;
  /** Patients who have one or more of them. */
  readonly patients: number;
}

interface Part {
  readonly status: AppointmentStatus;
  readonly appointments: string | number;
  readonly upcoming: string | number;
  readonly patients: string | number;
}

/** All of them; and of those to come, what ends in later months, on later days of this one, and later today. One snapshot. */
const sql = (statuses: string): string => `
  SELECT status, SUM(appointments) AS appointments, 0 AS upcoming, SUM(patients) AS patients FROM appointment_status_totals
  WHERE clinic_id = ? AND status IN (${statuses}) GROUP BY status
  UNION ALL
  SELECT status, 0, SUM(appointments), 0 FROM appointment_period_totals
  WHERE clinic_id = ? AND status IN (${statuses}) AND span = 'MONTH' AND period > ? GROUP BY status
  UNION ALL
  SELECT status, 0, SUM(appointments), 0 FROM appointment_period_totals
  WHERE clinic_id = ? AND status IN (${statuses}) AND span = 'DAY' AND period > ? AND period <= ? GROUP BY status
  UNION ALL
  SELECT status, 0, COUNT(*), 0 FROM appointments
  WHERE clinic_id = ? AND status IN (${statuses}) AND deactivated = ? AND ends_at > ? AND ends_at < ? GROUP BY status`;

/**
 * One statement, whose cost hardly grows with the appointments: totals are kept, also by month and by day, and only what ends later
 * today is counted, from the index (clinic, status, deactivated, end).
 */
export async function countByStatus(
  manager: EntityManager,
  clinicId: string,
  now: Date,
  statuses: readonly AppointmentStatus[] = appointmentStatuses,
): Promise<ReadonlyMap<AppointmentStatus, StatusCount>> {
  const [today, month] = [dayOf(now), monthOf(now)];
  const tomorrow = later(new Date(`${today}T00:00:00.000Z`), days(1));
  const places = statuses.map(() => "?").join(", ");
  const parts: Part[] = await manager.query(sql(places), [
    ...[clinicId, ...statuses],
    ...[clinicId, ...statuses, month],
    ...[clinicId, ...statuses, today, `${month}-31`],
    ...[clinicId, ...statuses, false, now, tomorrow],
  ]);
  const sums = new Map(statuses.map((status) => [status, { appointments: 0, upcoming: 0, patients: 0 }]));
  for (const part of parts) {
    const sum = sums.get(part.status)!;
    sum.appointments += numberFromRaw(part.appointments);
    sum.upcoming += numberFromRaw(part.upcoming);
    sum.patients += numberFromRaw(part.patients);
  }
  return new Map(
    [...sums].map(([status, { appointments, upcoming, patients }]) => [status, { upcoming, past: appointments - upcoming, patients }]),
  );
}
