import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class PortalImages1780000000017 implements MigrationInterface {
  readonly name = "PortalImages1780000000017";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "portal_images", {
      columns: [
        ...clinicKey,
        varchar("content_hash", 64, { nullable: true }),
        integer("width"),
        integer("height"),
        integer("dimming_percent"),
        varchar("state", 10),
        boolean("kept"),
        instant("uploaded_at"),
        id("uploaded_by_id", { nullable: true }),
      ],
      uniques: { portal_images_content: ["clinic_id", "content_hash"] },
      indexes: { portal_images_collectable: ["kept", "uploaded_at"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("portal_images");
  }
}
