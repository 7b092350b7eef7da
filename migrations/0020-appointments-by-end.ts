import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const byEnd = new TableIndex({ name: "appointments_by_end", columnNames: ["clinic_id", "status", "deactivated", "ends_at"] });
const byStatus = new TableIndex({ name: "appointments_by_status", columnNames: ["clinic_id", "status", "starts_at"] });

/** On MariaDB and MySQL each statement stands by itself: what is done already is passed over when the step is run again. */
async function exchange(runner: QueryRunner, removed: TableIndex, made: TableIndex): Promise<void> {
  const table = await runner.getTable("appointments");
  const isThere = ({ name }: TableIndex): boolean => table?.indices.some((index) => index.name === name) ?? false;
  if (!isThere(made)) await runner.createIndex("appointments", made);
  if (isThere(removed)) await runner.dropIndex("appointments", removed);
}

/** Upcoming appointments are counted by their end, as the patient's list tells them from past ones. */
export class AppointmentsByEnd1780000000020 implements MigrationInterface {
  readonly name = "AppointmentsByEnd1780000000020";

  async up(runner: QueryRunner): Promise<void> {
    await exchange(runner, byStatus, byEnd);
  }

  async down(runner: QueryRunner): Promise<void> {
    await exchange(runner, byEnd, byStatus);
  }
}
