import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class FhirImports1780000000155 implements MigrationInterface {
  readonly name = "FhirImports1780000000155";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "fhir_imports", {
      columns: [
        ...clinicKey,
        id("consumer_id"),
        varchar("state", 8),
        varchar("stop_reason", 12, { nullable: true }),
        integer("total"),
        integer("processed"),
        text("counts"),
        integer("finding_count"),
        integer("next_part"),
        integer("next_item"),
        integer("failures"),
        instant("started_at"),
        instant("finished_at", { nullable: true }),
        instant("expires_at", { nullable: true }),
        varchar("open_key", 26, { nullable: true }),
        id("lease_token", { nullable: true }),
        instant("due_at", { nullable: true }),
        varchar("request_id", 64),
        varchar("network_address", 45, { nullable: true }),
      ],
      uniques: { fhir_imports_open: ["clinic_id", "open_key"] },
      indexes: {
        fhir_imports_of_consumer: ["clinic_id", "consumer_id", "id"],
        fhir_imports_due: ["due_at"],
        fhir_imports_expiry: ["expires_at"],
      },
      references: { fhir_imports_consumer: ["consumer_id", "api_consumers"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("fhir_imports");
  }
}
