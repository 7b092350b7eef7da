import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumns, boolean, dropColumns, id, varchar } from "./columns.ts";

const table = "otp_challenges";

const columns = [
  boolean("opens_registration", { default: 0 }),
  id("identification_type_id", { nullable: true }),
  varchar("identification_index", 64, { nullable: true }),
];

/** Codes also open a registration: each says whether it does, and for which identification it was asked. */
export class CodesForStrangers1780000000074 implements MigrationInterface {
  readonly name = "CodesForStrangers1780000000074";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, table, columns);
  }
}
