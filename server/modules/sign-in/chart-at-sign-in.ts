import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { prepareRows } from "../../db/prepared/prepared-query.ts";
import { Clinic } from "../clinics/clinic.entity.ts";
import { PatientIdentification } from "../patients/patient-identification.entity.ts";
import { Patient } from "../patients/patient.entity.ts";

/** As much of a chart as decides whether its patient gets a code. */
export type ChartAtSignIn = Pick<Patient, "id" | "email" | "mobile" | "accessEnabled" | "archived" | "verified">;

interface RawChart {
  readonly id: string | null;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly accessEnabled: number | null;
  readonly archived: number | null;
  readonly verified: number | null;
}

/** From the clinic's row on, so that the answer has one row for nobody too: found or not, as much is read and unpacked. */
const prepareChart = (join: (query: SelectQueryBuilder<Clinic>) => SelectQueryBuilder<Clinic>) =>
  prepareRows<RawChart>((manager) =>
    join(manager.createQueryBuilder(Clinic, "clinic"))
      .where("clinic.id = :clinicId")
      .select("patient.id", "id")
      .addSelect("patient.email", "email")
      .addSelect("patient.mobile", "mobile")
      .addSelect("patient.access_enabled", "accessEnabled")
      .addSelect("patient.archived", "archived")
      .addSelect("patient.verified", "verified")
      .limit(1),
  );

function chartOf([row]: readonly RawChart[]): ChartAtSignIn | null {
  if (!row || row.id === null) return null;
  const { id, email, mobile, accessEnabled, archived, verified } = row;
  return { id, email, mobile, accessEnabled: accessEnabled === 1, archived: archived === 1, verified: verified === 1 };
}

const byIdentification = prepareChart((query) =>
  query
    .leftJoin(PatientIdentification, "held", "held.clinic_id = clinic.id AND held.type_id = :typeId AND held.value_index IN (:...indexes)")
    .leftJoin(Patient, "patient", "patient.clinic_id = clinic.id AND patient.id = held.patient_id"),
);

/** The chart that holds an identification, by any of its keyed indexes. */
export const findChartByIdentification = (
  manager: EntityManager,
  wanted: { readonly clinicId: string; readonly typeId: string; readonly indexes: readonly string[] },
): Promise<ChartAtSignIn | null> => byIdentification(manager, wanted).then(chartOf);

const byId = prepareChart((query) => query.leftJoin(Patient, "patient", "patient.clinic_id = clinic.id AND patient.id = :patientId"));

export const findChartById = async (manager: EntityManager, clinicId: string, patientId: string): Promise<ChartAtSignIn | null> =>
  chartOf(await byId(manager, { clinicId, patientId }));
