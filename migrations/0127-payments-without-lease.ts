import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumns, dropColumns, id, instant } from "./columns.ts";

const table = "payments";
const columns = [id("lease_token", { nullable: true }), instant("lease_until", { nullable: true })];

/** Whoever takes up a payment moves the time of its next check, and holds nothing else of it. */
export class PaymentsWithoutLease1780000000127 implements MigrationInterface {
  readonly name = "PaymentsWithoutLease1780000000127";

  async up(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, table, columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, columns);
  }
}
