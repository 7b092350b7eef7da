import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

export class OtpChallengesByExpiry1780000000033 implements MigrationInterface {
  readonly name = "OtpChallengesByExpiry1780000000033";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("otp_challenges", new TableIndex({ name: "otp_challenges_expiry", columnNames: ["expires_at"] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("otp_challenges", "otp_challenges_expiry");
  }
}
