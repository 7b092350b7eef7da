import type { MigrationInterface, QueryRunner } from "typeorm";

const columns = "clinic_id, patient_id, starts_at DESC, id DESC, ends_at, status, deactivated";

/** SQLite looks at the end and the status of what it passes over in an index read backwards as well. */
const readsBackwards = ({ connection }: QueryRunner): boolean => connection.driver.options.type === "better-sqlite3";

/**
 * A patient's past appointments, latest first. MariaDB and MySQL leave out what is hidden within an index only where they read it
 * forwards; read backwards, every hidden appointment costs its row.
 */
export class LatestAppointmentsOfPatient1780000000160 implements MigrationInterface {
  readonly name = "LatestAppointmentsOfPatient1780000000160";

  async up(runner: QueryRunner): Promise<void> {
    if (readsBackwards(runner)) return;
    await runner.query(`CREATE INDEX appointments_of_patient_latest ON appointments (${columns})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (readsBackwards(runner)) return;
    await runner.query("DROP INDEX appointments_of_patient_latest ON appointments");
  }
}
