import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class MessageAttachments1780000000093 implements MigrationInterface {
  readonly name = "MessageAttachments1780000000093";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "message_attachments", {
      columns: [
        ...clinicKey,
        varchar("state", 10),
        varchar("name", 150),
        varchar("media_type", 40),
        integer("bytes"),
        varchar("uploaded_by", 40),
        instant("uploaded_at"),
        instant("kept_until", { nullable: true }),
        id("message_id", { nullable: true }),
        id("patient_id", { nullable: true }),
        integer("place"),
      ],
      indexes: {
        message_attachments_of_message: ["clinic_id", "message_id", "place"],
        message_attachments_collectable: ["kept_until", "id"],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("message_attachments");
  }
}
