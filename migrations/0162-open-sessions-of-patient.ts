import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const table = "patient_sessions";
const byStart = new TableIndex({ name: "patient_sessions_of_patient", columnNames: ["clinic_id", "patient_id", "started_at"] });
const open = new TableIndex({
  name: "patient_sessions_open_of_patient",
  columnNames: ["clinic_id", "patient_id", "ended_at", "expires_at"],
});

/** On MariaDB and MySQL each statement stands by itself: what is done already is passed over when the step is run again. */
async function exchange(runner: QueryRunner, removed: TableIndex, made: TableIndex): Promise<void> {
  const found = await runner.getTable(table);
  const isThere = ({ name }: TableIndex): boolean => found?.indices.some((index) => index.name === name) ?? false;
  if (!isThere(made)) await runner.createIndex(table, made);
  if (isThere(removed)) await runner.dropIndex(table, removed);
}

/** Where a patient is signed in. Without the end of each session, SQLite would rather read those of the whole clinic that go on. */
export class OpenSessionsOfPatient1780000000162 implements MigrationInterface {
  readonly name = "OpenSessionsOfPatient1780000000162";

  async up(runner: QueryRunner): Promise<void> {
    await exchange(runner, byStart, open);
  }

  async down(runner: QueryRunner): Promise<void> {
    await exchange(runner, open, byStart);
  }
}
