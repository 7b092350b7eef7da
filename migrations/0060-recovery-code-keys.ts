import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumn, varchar } from "./columns.ts";

const table = "staff_recovery_codes";

/** Of codes from before it isn't known under which key they are kept. */
export class RecoveryCodeKeys1780000000060 implements MigrationInterface {
  readonly name = "RecoveryCodeKeys1780000000060";

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, table, varchar("key_id", 8, { nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn(table, "key_id");
  }
}
