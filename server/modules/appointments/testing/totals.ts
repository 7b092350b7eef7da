import type { EntityManager } from "typeorm";
import { numberFromRaw } from "../../../db/raw-value.ts";

type Totals = Readonly<Record<string, number>>;

interface Row {
  readonly counted: string;
  readonly status: string;
  readonly total: string | number;
}

/** Every total of a clinic that is not zero, by what and which status it is of. */
async function read(manager: EntityManager, clinicId: string, ...statements: readonly string[]): Promise<Totals> {
  const totals: [string, number][] = [];
  for (const sql of statements) {
    const rows: Row[] = await manager.query(sql, [clinicId]);
    totals.push(...rows.map(({ counted, status, total }): [string, number] => [`${counted} ${status}`, numberFromRaw(total)]));
  }
  return Object.fromEntries(totals.filter(([, total]) => total !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** As the product keeps them. */
export const keptTotals = (manager: EntityManager, clinicId: string): Promise<Totals> =>
  read(
    manager,
    clinicId,
    "SELECT 'appointments' AS counted, status, SUM(appointments) AS total FROM appointment_status_totals WHERE clinic_id = ? GROUP BY status",
    "SELECT 'patients' AS counted, status, SUM(patients) AS total FROM appointment_status_totals WHERE clinic_id = ? GROUP BY status",
    "SELECT period AS counted, status, appointments AS total FROM appointment_period_totals WHERE clinic_id = ? AND span = 'DAY'",
    "SELECT period AS counted, status, appointments AS total FROM appointment_period_totals WHERE clinic_id = ? AND span = 'MONTH'",
    "SELECT patient_id AS counted, status, appointments AS total FROM patient_status_totals WHERE clinic_id = ?",
  );

/** As they are when everything is counted. */
export const countedTotals = (manager: EntityManager, clinicId: string): Promise<Totals> => {
  const all = "FROM appointments WHERE clinic_id = ? AND deactivated = 0";
  const [day, month] = ["SUBSTR(ends_at, 1, 10)", "SUBSTR(ends_at, 1, 7)"];
  return read(
    manager,
    clinicId,
    `SELECT 'appointments' AS counted, status, COUNT(*) AS total ${all} GROUP BY status`,
    `SELECT 'patients' AS counted, status, COUNT(DISTINCT patient_id) AS total ${all} GROUP BY status`,
    `SELECT ${day} AS counted, status, COUNT(*) AS total ${all} GROUP BY ${day}, status`,
    `SELECT ${month} AS counted, status, COUNT(*) AS total ${all} GROUP BY ${month}, status`,
    `SELECT patient_id AS counted, status, COUNT(*) AS total ${all} GROUP BY patient_id, status`,
  );
};
