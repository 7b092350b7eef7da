import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant, integer, text, varchar } from "./columns.ts";

/** The blocks of each clinic's chain: each holds the hash of the one before it and a digest of its rows. */
export class AuditBlocks1780000000152 implements MigrationInterface {
  readonly name = "AuditBlocks1780000000152";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "audit_blocks", {
      columns: [
        id("clinic_id", { primary: true }),
        integer("number", { primary: true }),
        varchar("audit_class", 10),
        varchar("previous_hash", 64),
        varchar("hash", 64),
        integer("row_count"),
        varchar("rows_digest", 64),
        instant("first_at"),
        instant("last_at"),
        instant("sealed_at"),
        text("row_digests", { nullable: true }),
        instant("rows_removed_at", { nullable: true }),
      ],
      indexes: { audit_blocks_by_age: ["clinic_id", "audit_class", "rows_removed_at", "last_at"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("audit_blocks");
  }
}
