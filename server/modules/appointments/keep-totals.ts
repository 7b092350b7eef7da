import { randomInt } from "node:crypto";
import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { addTotals } from "../../db/add-totals.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { AppointmentPeriodTotals } from "./appointment-period-totals.entity.ts";
import { AppointmentStatusTotals } from "./appointment-status-totals.entity.ts";
import { PatientStatusTotals } from "./patient-status-totals.entity.ts";
import type { AppointmentChange, Sum } from "./sum-changes.ts";
import { dayOf, monthOf, sumChanges } from "./sum-changes.ts";

const shards = 8;

type OfPatient = Pick<PatientStatusTotals, "patientId" | "status">;

/**
 * Adds the changes to the patients' totals, and answers by how many patients each status grew or shrank. The rows are read after
 * they were added to: this transaction has them locked then, nobody can change them before it ends, and what stood there before
 * is what stands there now less what was added. Whoever is first or last at a status is therefore counted once, by whomever.
 */
async function countComersAndGoers(
  tx: EntityManager,
  clinicId: string,
  sums: readonly Sum<OfPatient>[],
): Promise<Map<AppointmentStatus, number>> {
  const rows = sums.map(({ key, change }) => ({ clinicId, ...key, appointments: change }));
  await addTotals(tx, PatientStatusTotals, rows);
  const patientId = In([...new Set(rows.map((row) => row.patientId))]);
  const status = In([...new Set(rows.map((row) => row.status))]);
  const place = (row: OfPatient): string => `${row.patientId} ${row.status}`;
  const found = await tx.findBy(PatientStatusTotals, { clinicId, patientId, status });
  const now = new Map(found.map((row) => [place(row), row.appointments]));
  const patients = new Map<AppointmentStatus, number>();
  for (const row of rows) {
    const after = now.get(place(row))!;
    const change = Number(after > 0) - Number(after - row.appointments > 0);
    patients.set(row.status, (patients.get(row.status) ?? 0) + change);
  }
  return patients;
}

/**
 * Keeps the clinic's totals in step with its appointments, in the transaction that writes them, with four statements for any
 * number of changes. To be called last: what all writers of the clinic share is locked from here to the commit.
 */
export async function keepTotals(tx: EntityManager, clinicId: string, changes: readonly AppointmentChange[]): Promise<void> {
  const ofPatients = sumChanges(changes, ({ patientId, status }) => ({ patientId, status }));
  const ofStatuses = new Map(sumChanges(changes, ({ status }) => ({ status })).map(({ key, change }) => [key.status, change]));
  const ofPeriods = [
    ...sumChanges(changes, ({ status, endsAt }) => ({ status, span: "DAY" as const, period: dayOf(endsAt) })),
    ...sumChanges(changes, ({ status, endsAt }) => ({ status, span: "MONTH" as const, period: monthOf(endsAt) })),
  ];
  if (ofPatients.length > 0) {
    const patients = await countComersAndGoers(tx, clinicId, ofPatients);
    const shard = randomInt(shards);
    const rows = [...patients].map(([status, change]) => {
      return { clinicId, status, shard, appointments: ofStatuses.get(status) ?? 0, patients: change };
    });
    await addTotals(
      tx,
      AppointmentStatusTotals,
      rows.filter((row) => row.appointments !== 0 || row.patients !== 0),
    );
  }
  const periods = ofPeriods.map(({ key, change }) => ({ clinicId, ...key, appointments: change }));
  await addTotals(tx, AppointmentPeriodTotals, periods);
}
