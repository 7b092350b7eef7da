import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, varchar } from "./columns.ts";

/** The `jti` of every signed token that was accepted, until it expires: none is accepted twice. */
export class UsedTokenIds1780000000134 implements MigrationInterface {
  readonly name = "UsedTokenIds1780000000134";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "api_used_token_ids", {
      columns: [...clinicKey, id("consumer_id"), varchar("token_id", 64), instant("expires_at")],
      uniques: { api_used_token_ids_once: ["clinic_id", "consumer_id", "token_id"] },
      indexes: { api_used_token_ids_expiry: ["expires_at"] },
      references: { api_used_token_ids_consumer: ["consumer_id", "api_consumers"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("api_used_token_ids");
  }
}
