import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumns, dropColumns, varchar } from "./columns.ts";

const table = "otp_challenges";

const columns = [varchar("purpose", 16, { default: "SIGN_IN" }), varchar("replaces", 64, { nullable: true })];

/** Codes also confirm a new e-mail address or mobile number: each code says what it is for, and what it takes the place of. */
export class CodePurposes1780000000066 implements MigrationInterface {
  readonly name = "CodePurposes1780000000066";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, table, columns);
  }
}
