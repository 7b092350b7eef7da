import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumns, dropColumns, integer, varchar } from "./columns.ts";

const table = "audit_events";
const columns = [varchar("audit_class", 10, { default: "CHANGE" }), integer("block_number", { nullable: true })];

/** How long a row is kept, and which block of the clinic's chain it is sealed in: none yet, for those that are there. */
export class AuditClassesAndBlocks1780000000146 implements MigrationInterface {
  readonly name = "AuditClassesAndBlocks1780000000146";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, table, columns);
  }
}
