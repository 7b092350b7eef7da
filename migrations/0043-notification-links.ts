import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class NotificationLinks1780000000043 implements MigrationInterface {
  readonly name = "NotificationLinks1780000000043";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "notification_links", {
      columns: [
        ...clinicKey,
        id("notification_id"),
        id("patient_id"),
        varchar("kind", 40),
        id("subject_id", { nullable: true }),
        varchar("token_hash", 64),
        varchar("channel", 8),
        varchar("recipient", 64),
        varchar("code_mac", 64, { nullable: true }),
        instant("code_expires_at", { nullable: true }),
        integer("tries"),
        instant("created_at"),
        instant("expires_at"),
        instant("superseded_at", { nullable: true }),
        instant("used_at", { nullable: true }),
      ],
      uniques: { notification_links_token: ["clinic_id", "token_hash"] },
      indexes: {
        notification_links_subject: ["clinic_id", "patient_id", "kind", "subject_id"],
        notification_links_expiry: ["expires_at"],
      },
      references: { notification_links_patient: ["patient_id", "patients"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("notification_links");
  }
}
