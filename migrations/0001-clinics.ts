import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant, varchar } from "./columns.ts";

export class Clinics1780000000001 implements MigrationInterface {
  readonly name = "Clinics1780000000001";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "clinics", {
      columns: [
        id("id", { primary: true }),
        varchar("slug", 40),
        varchar("name", 120),
        varchar("phone", 20),
        varchar("time_zone", 64),
        varchar("default_locale", 2),
        varchar("currency", 3),
        instant("created_at"),
      ],
      uniques: { clinics_slug: ["slug"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("clinics");
  }
}
