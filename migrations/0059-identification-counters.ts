import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, integer } from "./columns.ts";

export class IdentificationCounters1780000000059 implements MigrationInterface {
  readonly name = "IdentificationCounters1780000000059";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "identification_counters", {
      columns: [id("clinic_id", { primary: true }), id("type_id", { primary: true }), integer("taken")],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("identification_counters");
  }
}
