import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class OtpChallenges1780000000013 implements MigrationInterface {
  readonly name = "OtpChallenges1780000000013";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "otp_challenges", {
      columns: [
        ...clinicKey,
        id("patient_id", { nullable: true }),
        varchar("channel", 8),
        varchar("recipient", 64),
        varchar("masked_destination", 120),
        text("destination_encrypted"),
        varchar("code_mac", 64),
        varchar("nonce_hash", 64),
        integer("tries"),
        instant("created_at"),
        instant("expires_at"),
        instant("resend_available_at"),
        instant("voided_at", { nullable: true }),
        instant("consumed_at", { nullable: true }),
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("otp_challenges");
  }
}
