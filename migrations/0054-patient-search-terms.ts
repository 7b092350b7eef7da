import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, varchar } from "./columns.ts";

export class PatientSearchTerms1780000000054 implements MigrationInterface {
  readonly name = "PatientSearchTerms1780000000054";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "patient_search_terms", {
      columns: [
        id("clinic_id", { primary: true }),
        varchar("term", 100, { primary: true }),
        varchar("sort_name", 170, { primary: true }),
        id("patient_id", { primary: true }),
      ],
      indexes: { patient_search_terms_patient: ["clinic_id", "patient_id", "term"] },
      references: { patient_search_terms_of: ["patient_id", "patients"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("patient_search_terms");
  }
}
