import type { EntityManager } from "typeorm";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { Appointment } from "./appointment.entity.ts";

export interface StatusCount {
  readonly upcoming: number;
  readonly past: number;
}

/** One statement, answered from the index (clinic, status, start). An appointment that has begun counts as past here. */
export async function countByStatus(
  manager: EntityManager,
  clinicId: string,
  now: Date,
): Promise<ReadonlyMap<AppointmentStatus, StatusCount>> {
  const rows = await manager
    .createQueryBuilder(Appointment, "appointment")
    .select("appointment.status", "status")
    .addSelect("COUNT(*)", "total")
    .addSelect("SUM(CASE WHEN appointment.starts_at > :now THEN 1 ELSE 0 END)", "upcoming")
    .where("appointment.clinic_id = :clinicId", { clinicId })
    .setParameter("now", now)
    .groupBy("appointment.status")
    .getRawMany<{ status: AppointmentStatus; total: string | number; upcoming: string | number }>();
  return new Map(
    rows.map(({ status, total, upcoming }) => [status, { upcoming: Number(upcoming), past: Number(total) - Number(upcoming) }]),
  );
}
