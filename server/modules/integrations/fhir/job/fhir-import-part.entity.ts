import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, integer, text, varchar } from "../../../../db/columns.ts";
import type { ItemKind } from "../mapping/mapping-context.ts";
import { FhirImport } from "./fhir-import.entity.ts";

/** Some resources of an import, sealed, until they are taken over: as many as one transaction deals with. */
@Entity("fhir_import_parts")
@Unique("fhir_import_parts_number", ["clinicId", "importId", "number"])
@ForeignKey(() => FhirImport, ["clinicId", "importId"], ["clinicId", "id"], { name: "fhir_import_parts_import" })
export class FhirImportPart {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("import_id"))
  importId!: string;

  /** From 0, in the order in which they are taken over. */
  @Column(integer("number"))
  number!: number;

  /** All are of this kind. */
  @Column(varchar("kind", 12))
  kind!: ItemKind;

  @Column(text("sealed"))
  sealed!: string;
}
