import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, integer, varchar } from "./columns.ts";

const tables = ["appointment_status_totals", "appointment_period_totals", "patient_status_totals"];

/** How many patients are counted at once: few enough that it is done in memory and no transaction grows with the clinic. */
const patientsAtOnce = 5_000;

/** From what is there. An appointment that is withdrawn counts nowhere. */
async function countByPatient(runner: QueryRunner, clinicId: string): Promise<void> {
  for (let after = ""; ;) {
    const [page]: { last: string | null }[] = await runner.query(
      `SELECT MAX(id) AS last FROM
       (SELECT id FROM patients WHERE clinic_id = ? AND id > ? ORDER BY id LIMIT ${patientsAtOnce}) AS page`,
      [clinicId, after],
    );
    if (!page?.last) return;
    await runner.query(
      `INSERT INTO patient_status_totals (clinic_id, patient_id, status, appointments)
       SELECT clinic_id, patient_id, status, COUNT(*) FROM appointments
       WHERE clinic_id = ? AND patient_id > ? AND patient_id <= ? AND deactivated = 0 GROUP BY clinic_id, patient_id, status`,
      [clinicId, after, page.last],
    );
    after = page.last;
  }
}

/** By clinic, as the groups of all of them would no longer be held in memory. The text of an instant begins with its day. */
const countByDay = (runner: QueryRunner, clinicId: string): Promise<unknown> =>
  runner.query(
    `INSERT INTO appointment_period_totals (clinic_id, status, span, period, appointments)
     SELECT ?, status, 'DAY', SUBSTR(ends_at, 1, 10), COUNT(*) FROM appointments WHERE clinic_id = ? AND deactivated = 0
     GROUP BY status, SUBSTR(ends_at, 1, 10)`,
    [clinicId, clinicId],
  );

const sums = [
  `INSERT INTO appointment_status_totals (clinic_id, status, shard, appointments, patients)
   SELECT clinic_id, status, 0, SUM(appointments), COUNT(*) FROM patient_status_totals GROUP BY clinic_id, status`,
  `INSERT INTO appointment_period_totals (clinic_id, status, span, period, appointments)
   SELECT clinic_id, status, 'MONTH', SUBSTR(period, 1, 7), SUM(appointments) FROM appointment_period_totals WHERE span = 'DAY'
   GROUP BY clinic_id, status, SUBSTR(period, 1, 7)`,
];

export class AppointmentTotals1780000000019 implements MigrationInterface {
  readonly name = "AppointmentTotals1780000000019";

  /** On MariaDB and MySQL each statement stands by itself: what broke off in the middle is begun anew. */
  async up(runner: QueryRunner): Promise<void> {
    await this.down(runner);
    await createTable(runner, "appointment_status_totals", {
      columns: [
        id("clinic_id", { primary: true }),
        varchar("status", 20, { primary: true }),
        integer("shard", { primary: true }),
        integer("appointments"),
        integer("patients"),
      ],
    });
    await createTable(runner, "appointment_period_totals", {
      columns: [
        id("clinic_id", { primary: true }),
        varchar("status", 20, { primary: true }),
        varchar("span", 5, { primary: true }),
        varchar("period", 10, { primary: true }),
        integer("appointments"),
      ],
    });
    await createTable(runner, "patient_status_totals", {
      columns: [
        id("clinic_id", { primary: true }),
        id("patient_id", { primary: true }),
        varchar("status", 20, { primary: true }),
        integer("appointments"),
      ],
    });
    const clinics: { id: string }[] = await runner.query("SELECT id FROM clinics");
    for (const { id: clinicId } of clinics) {
      await countByPatient(runner, clinicId);
      await countByDay(runner, clinicId);
    }
    for (const sum of sums) await runner.query(sum);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.dropTable(table, true);
  }
}
