import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class StripeAccounts1780000000018 implements MigrationInterface {
  readonly name = "StripeAccounts1780000000018";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "stripe_accounts", {
      columns: [
        id("clinic_id", { primary: true }),
        integer("version"),
        text("secret_key_sealed", { nullable: true }),
        text("webhook_secret_sealed", { nullable: true }),
        varchar("secret_key_last_four", 4, { nullable: true }),
        varchar("webhook_secret_last_four", 4, { nullable: true }),
        varchar("installation_key_mark", 64, { nullable: true }),
        varchar("state", 20, { nullable: true }),
        varchar("account_id", 64, { nullable: true }),
        boolean("livemode", { nullable: true }),
        instant("checked_at", { nullable: true }),
        instant("saved_at", { nullable: true }),
        id("saved_by_id", { nullable: true }),
        varchar("saved_by_name", 120, { nullable: true }),
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("stripe_accounts");
  }
}
