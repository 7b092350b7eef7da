import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, text, varchar } from "./columns.ts";

export class SigningKeys1780000000133 implements MigrationInterface {
  readonly name = "SigningKeys1780000000133";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "api_signing_keys", {
      columns: [
        ...clinicKey,
        id("consumer_id"),
        varchar("label", 80),
        varchar("algorithm", 10),
        text("public_key"),
        varchar("fingerprint", 43),
        instant("created_at"),
        varchar("created_by", 40, { nullable: true }),
        instant("last_used_at", { nullable: true }),
        instant("ends_at"),
        instant("revoked_at", { nullable: true }),
        varchar("revoked_by", 40, { nullable: true }),
      ],
      uniques: { api_signing_keys_fingerprint: ["clinic_id", "fingerprint"] },
      indexes: { api_signing_keys_of_consumer: ["clinic_id", "consumer_id", "ends_at", "id"] },
      references: { api_signing_keys_consumer: ["consumer_id", "api_consumers"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("api_signing_keys");
  }
}
