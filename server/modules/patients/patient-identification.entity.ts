import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, varchar } from "../../db/columns.ts";
import { IdentificationType } from "../clinics/identification-type.entity.ts";
import { Patient } from "./patient.entity.ts";

/** An ID number of a patient; at most one of each type. */
@Entity("patient_identifications")
@Unique("patient_identifications_value", ["clinicId", "typeId", "valueIndex"])
@Unique("patient_identifications_type", ["clinicId", "patientId", "typeId"])
@ForeignKey(() => Patient, ["clinicId", "patientId"], ["clinicId", "id"], { name: "patient_identifications_patient" })
@ForeignKey(() => IdentificationType, ["clinicId", "typeId"], ["clinicId", "id"], { name: "patient_identifications_type_id" })
export class PatientIdentification {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("patient_id"))
  patientId!: string;

  @Column(foreignId("type_id"))
  typeId!: string;

  @Column(varchar("value_encrypted", 400))
  valueEncrypted!: string;

  /** Keyed index of the number in normal form: finds equal numbers without showing any. */
  @Column(varchar("value_index", 64))
  valueIndex!: string;
}
