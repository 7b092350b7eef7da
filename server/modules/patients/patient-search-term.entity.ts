import { Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { id, varchar } from "../../db/columns.ts";
import { Patient } from "./patient.entity.ts";

/** Something by which a chart is found. The key is the order of results: by term, then by name. */
@Entity("patient_search_terms")
@Index("patient_search_terms_patient", ["clinicId", "patientId", "term"])
@ForeignKey(() => Patient, ["clinicId", "patientId"], ["clinicId", "id"], { name: "patient_search_terms_of" })
export class PatientSearchTerm {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  /** Folded, and begun with its kind where it is no part of a name. */
  @PrimaryColumn({ ...varchar("term", 100), nullable: false })
  term!: string;

  @PrimaryColumn({ ...varchar("sort_name", 170), nullable: false })
  sortName!: string;

  @PrimaryColumn(id("patient_id"))
  patientId!: string;
}
