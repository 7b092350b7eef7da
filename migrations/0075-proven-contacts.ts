import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, text, varchar } from "./columns.ts";

export class ProvenContacts1780000000075 implements MigrationInterface {
  readonly name = "ProvenContacts1780000000075";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "proven_contacts", {
      columns: [
        ...clinicKey,
        varchar("nonce_hash", 64),
        varchar("channel", 8),
        text("contact_encrypted"),
        id("identification_type_id", { nullable: true }),
        instant("created_at"),
        instant("expires_at"),
        instant("used_at", { nullable: true }),
      ],
      indexes: { proven_contacts_expiry: ["expires_at"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("proven_contacts");
  }
}
