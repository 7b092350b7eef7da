import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumns, dropColumns, instant } from "./columns.ts";

const table = "payments";
const columns = [instant("read_at", { nullable: true }), instant("disputed_since", { nullable: true })];

export class PaymentReadings1780000000110 implements MigrationInterface {
  readonly name = "PaymentReadings1780000000110";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, table, columns);
  }
}
