import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, text, varchar } from "./columns.ts";

export class FhirImportFindings1780000000157 implements MigrationInterface {
  readonly name = "FhirImportFindings1780000000157";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "fhir_import_findings", {
      columns: [
        ...clinicKey,
        id("import_id"),
        varchar("path", 200),
        varchar("reason", 24),
        varchar("effect", 20),
        varchar("problem", 60, { nullable: true }),
        text("facts", { nullable: true }),
      ],
      indexes: { fhir_import_findings_listed: ["clinic_id", "import_id", "id"] },
      references: { fhir_import_findings_import: ["import_id", "fhir_imports"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("fhir_import_findings");
  }
}
