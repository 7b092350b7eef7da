import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, instant, text, varchar } from "./columns.ts";

export class ApiConsumers1780000000008 implements MigrationInterface {
  readonly name = "ApiConsumers1780000000008";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "api_consumers", {
      columns: [...clinicKey, varchar("name", 120), text("scopes"), instant("created_at")],
      uniques: { api_consumers_name: ["clinic_id", "name"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("api_consumers");
  }
}
