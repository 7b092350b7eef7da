import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant, varchar } from "./columns.ts";

export class RegistrationSearchTerms1780000000081 implements MigrationInterface {
  readonly name = "RegistrationSearchTerms1780000000081";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "registration_search_terms", {
      columns: [
        id("clinic_id", { primary: true }),
        varchar("term", 40, { primary: true }),
        instant("submitted_at", { primary: true }),
        id("registration_id", { primary: true }),
      ],
      indexes: { registration_search_terms_of: ["clinic_id", "registration_id", "term"] },
      references: { registration_search_terms_registration: ["registration_id", "registrations"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("registration_search_terms");
  }
}
