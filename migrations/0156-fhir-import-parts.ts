import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, integer, text, varchar } from "./columns.ts";

export class FhirImportParts1780000000156 implements MigrationInterface {
  readonly name = "FhirImportParts1780000000156";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "fhir_import_parts", {
      columns: [...clinicKey, id("import_id"), integer("number"), varchar("kind", 12), text("sealed")],
      uniques: { fhir_import_parts_number: ["clinic_id", "import_id", "number"] },
      references: { fhir_import_parts_import: ["import_id", "fhir_imports"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("fhir_import_parts");
  }
}
