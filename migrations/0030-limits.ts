import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class Limits1780000000030 implements MigrationInterface {
  readonly name = "Limits1780000000030";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "limits", {
      columns: [
        id("clinic_id", { primary: true }),
        varchar("limit_key", 64, { primary: true }),
        text("instants"),
        integer("taken"),
        id("revision"),
        instant("expires_at"),
      ],
      indexes: { limits_expiry: ["expires_at"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("limits");
  }
}
