import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { foreignId, id, json, varchar } from "../../../../db/columns.ts";
import type { FindingEffect, FindingReason } from "../mapping/finding.ts";
import { FhirImport } from "./fhir-import.entity.ts";

/** Something of a bundle that was not taken over as it stands: where, and why, without its value. */
@Entity("fhir_import_findings")
@Index("fhir_import_findings_listed", ["clinicId", "importId", "id"])
@ForeignKey(() => FhirImport, ["clinicId", "importId"], ["clinicId", "id"], { name: "fhir_import_findings_import" })
export class FhirImportFinding {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("import_id"))
  importId!: string;

  @Column(varchar("path", 200))
  path!: string;

  @Column(varchar("reason", 24))
  reason!: FindingReason;

  @Column(varchar("effect", 20))
  effect!: FindingEffect;

  @Column(varchar("problem", 60, { nullable: true }))
  problem!: string | null;

  @Column(json("facts", { nullable: true }))
  facts!: Readonly<Record<string, unknown>> | null;
}
