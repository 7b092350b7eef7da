import type { MigrationInterface, QueryRunner } from "typeorm";
import { writeInSlices } from "./slices.ts";

/** Codes on their way live for minutes and can be asked for anew; what they belong to is not known of those of before. */
export class NoCodesOfBefore1780000000031 implements MigrationInterface {
  readonly name = "NoCodesOfBefore1780000000031";
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await writeInSlices(runner, { statement: "DELETE FROM otp_challenges", table: "otp_challenges" });
  }

  async down(): Promise<void> {
    // Nothing to bring back: the codes have expired.
  }
}
