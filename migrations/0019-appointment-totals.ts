import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, integer, varchar } from "./columns.ts";

const tables = ["appointment_status_totals", "appointment_period_totals", "patient_status_totals"];

/** From what is there. An appointment that is withdrawn counts nowhere. The text of an instant begins with its day. */
const fillings = [
  `INSERT INTO patient_status_totals (clinic_id, patient_id, status, appointments)
   SELECT clinic_id, patient_id, status, COUNT(*) FROM appointments WHERE deactivated = 0 GROUP BY clinic_id, patient_id, status`,
  `INSERT INTO appointment_status_totals (clinic_id, status, shard, appointments, patients)
   SELECT clinic_id, status, 0, SUM(appointments), COUNT(*) FROM patient_status_totals GROUP BY clinic_id, status`,
  `INSERT INTO appointment_period_totals (clinic_id, status, span, period, appointments)
   SELECT clinic_id, status, 'DAY', SUBSTR(ends_at, 1, 10), COUNT(*) FROM appointments WHERE deactivated = 0
   GROUP BY clinic_id, status, SUBSTR(ends_at, 1, 10)`,
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
    for (const filling of fillings) await runner.query(filling);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.dropTable(table, true);
  }
}
