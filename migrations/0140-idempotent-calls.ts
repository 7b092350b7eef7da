import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, text, varchar } from "./columns.ts";

export class IdempotentCalls1780000000140 implements MigrationInterface {
  readonly name = "IdempotentCalls1780000000140";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "idempotent_calls", {
      columns: [
        ...clinicKey,
        varchar("caller", 40),
        varchar("call_key", 64),
        varchar("request_digest", 64),
        id("lease_token"),
        instant("lease_until"),
        instant("applied_at", { nullable: true }),
        instant("answered_at", { nullable: true }),
        text("answer", { nullable: true }),
        instant("expires_at"),
      ],
      uniques: { idempotent_calls_key: ["clinic_id", "caller", "call_key"] },
      indexes: { idempotent_calls_expiry: ["expires_at"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("idempotent_calls");
  }
}
