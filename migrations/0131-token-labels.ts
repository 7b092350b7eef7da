import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumns, dropColumns, instant, varchar } from "./columns.ts";

const table = "api_tokens";
const columns = [
  varchar("label", 80, { default: "First token" }),
  varchar("last_four", 4, { nullable: true }),
  varchar("created_by", 40, { nullable: true }),
  instant("expires_at", { nullable: true }),
  instant("ends_at", { default: "9999-12-31 00:00:00.000000" }),
  varchar("revoked_by", 40, { nullable: true }),
];

/** When a token ends is one column, whether it expires, was revoked, or does neither. */
export class TokenLabels1780000000131 implements MigrationInterface {
  readonly name = "TokenLabels1780000000131";

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, columns);
    // Written out for all, so that SQLite has them as it has new ones: instants are text there.
    await runner.query(`UPDATE ${table} SET ends_at = COALESCE(revoked_at, '9999-12-31 00:00:00.000')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, table, columns);
  }
}
