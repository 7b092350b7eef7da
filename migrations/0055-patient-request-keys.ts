import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumns, dropColumns, varchar } from "./columns.ts";

const table = "patients";

const columns = [varchar("request_key", 100, { nullable: true })];

export class PatientRequestKeys1780000000055 implements MigrationInterface {
  readonly name = "PatientRequestKeys1780000000055";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, table, columns);
  }
}
