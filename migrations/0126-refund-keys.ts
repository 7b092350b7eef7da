import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumn, instant } from "./columns.ts";

/** Stripe forgets a key after a day: when one was made decides whether it may still be sent. */
export class RefundKeys1780000000126 implements MigrationInterface {
  readonly name = "RefundKeys1780000000126";

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, "refunds", instant("keyed_at", { nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn("refunds", "keyed_at");
  }
}
