import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumn, varchar } from "./columns.ts";

export class OtpChallengePairs1780000000032 implements MigrationInterface {
  readonly name = "OtpChallengePairs1780000000032";

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, "otp_challenges", varchar("pair_key", 64));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn("otp_challenges", "pair_key");
  }
}
