import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumns, dropColumns, instant, integer, varchar } from "./columns.ts";

const table = "patients";

/** Charts from before are indexed for search by the application, which finds them by their search version of 0. */
const columns = [
  varchar("sort_name", 170, { default: "" }),
  integer("search_version", { default: 0 }),
  varchar("access_changed_by", 40, { nullable: true }),
  varchar("access_reason", 200, { nullable: true }),
  instant("archived_changed_at", { nullable: true }),
  varchar("archived_changed_by", 40, { nullable: true }),
  instant("verified_changed_at", { nullable: true }),
  varchar("verified_changed_by", 40, { nullable: true }),
  varchar("updated_by", 40, { nullable: true }),
];

export class PatientFacts1780000000050 implements MigrationInterface {
  readonly name = "PatientFacts1780000000050";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, table, columns);
  }
}
