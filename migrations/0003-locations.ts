import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, varchar } from "./columns.ts";

export class Locations1780000000003 implements MigrationInterface {
  readonly name = "Locations1780000000003";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "locations", {
      columns: [
        ...clinicKey,
        id("source_id", { nullable: true }),
        varchar("external_id", 120, { nullable: true }),
        varchar("name", 120),
        varchar("street", 160, { nullable: true }),
        varchar("city", 80, { nullable: true }),
        varchar("province", 40, { nullable: true }),
        varchar("postal_code", 16, { nullable: true }),
        varchar("country", 40, { nullable: true }),
        varchar("phone", 20, { nullable: true }),
        varchar("time_zone", 64),
        instant("created_at"),
        instant("updated_at"),
      ],
      uniques: { locations_external_id: ["clinic_id", "source_id", "external_id"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("locations");
  }
}
