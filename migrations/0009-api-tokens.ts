import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, varchar } from "./columns.ts";

export class ApiTokens1780000000009 implements MigrationInterface {
  readonly name = "ApiTokens1780000000009";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "api_tokens", {
      columns: [
        ...clinicKey,
        id("consumer_id"),
        varchar("token_hash", 64),
        instant("created_at"),
        instant("last_used_at", { nullable: true }),
        instant("revoked_at", { nullable: true }),
      ],
      uniques: { api_tokens_token: ["clinic_id", "token_hash"] },
      references: { api_tokens_consumer: ["consumer_id", "api_consumers"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("api_tokens");
  }
}
