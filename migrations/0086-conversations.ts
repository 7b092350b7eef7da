import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class Conversations1780000000086 implements MigrationInterface {
  readonly name = "Conversations1780000000086";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "conversations", {
      columns: [
        ...clinicKey,
        id("patient_id"),
        varchar("subject", 150),
        instant("started_at"),
        varchar("started_by", 40),
        boolean("replies_allowed"),
        instant("replies_until", { nullable: true }),
        boolean("replies_once"),
        boolean("reply_used"),
        boolean("closed"),
        instant("closed_at", { nullable: true }),
        varchar("closed_by", 40, { nullable: true }),
        id("assigned_to", { nullable: true }),
        integer("version"),
        instant("last_message_at"),
        integer("last_message_position"),
        varchar("last_message_from", 7),
        varchar("preview", 120),
        integer("clinic_messages"),
        integer("patient_messages"),
        integer("staff_read_position"),
        integer("patient_read_position"),
        integer("unread_by_staff"),
        integer("unread_by_patient"),
        boolean("unread"),
      ],
      indexes: {
        conversations_latest: ["clinic_id", "last_message_at", "id"],
        conversations_unread: ["clinic_id", "unread", "last_message_at", "id"],
        conversations_open: ["clinic_id", "closed", "last_message_at", "id"],
        conversations_assigned: ["clinic_id", "assigned_to", "closed", "last_message_at", "id"],
        conversations_of_patient: ["clinic_id", "patient_id", "last_message_at", "id"],
        conversations_with_replies: ["clinic_id", "closed", "replies_allowed", "replies_once", "reply_used", "replies_until"],
      },
      references: { conversations_with: ["patient_id", "patients"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("conversations");
  }
}
