import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumns, dropColumns, instant, integer, varchar } from "./columns.ts";

const table = "api_consumers";
const columns = [
  integer("version", { default: 1 }),
  varchar("created_by", 40, { nullable: true }),
  instant("last_used_at", { nullable: true }),
  instant("deactivated_at", { nullable: true }),
  varchar("deactivated_by", 40, { nullable: true }),
];

/** Consumers are made and kept in the product, by people. */
export class ConsumerKeepers1780000000130 implements MigrationInterface {
  readonly name = "ConsumerKeepers1780000000130";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, table, columns);
  }
}
