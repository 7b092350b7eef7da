import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant, varchar } from "./columns.ts";

export class PaymentAbandonments1780000000125 implements MigrationInterface {
  readonly name = "PaymentAbandonments1780000000125";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "payment_abandonments", {
      columns: [
        id("clinic_id", { primary: true }),
        id("payment_id", { primary: true }),
        varchar("reason", 300),
        varchar("actor", 40),
        instant("abandoned_at"),
        varchar("request_key", 105),
        varchar("request_digest", 43),
      ],
      uniques: { payment_abandonments_request_key: ["clinic_id", "request_key"] },
      references: { payment_abandonments_of: ["payment_id", "payments"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("payment_abandonments");
  }
}
