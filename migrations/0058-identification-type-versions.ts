import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumns, boolean, dropColumns, instant, integer, varchar } from "./columns.ts";

const table = "identification_types";

const columns = [
  integer("version", { default: 1 }),
  boolean("archived", { default: 0 }),
  boolean("in_use", { default: 0 }),
  instant("updated_at", { nullable: true }),
  varchar("updated_by", 40, { nullable: true }),
];

/** Types of which a chart has a number already are in use. */
export class IdentificationTypeVersions1780000000058 implements MigrationInterface {
  readonly name = "IdentificationTypeVersions1780000000058";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, columns);
    await runner.query(
      `UPDATE ${table} SET in_use = 1 WHERE EXISTS (SELECT 1 FROM patient_identifications held
       WHERE held.clinic_id = ${table}.clinic_id AND held.type_id = ${table}.id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, table, columns);
  }
}
