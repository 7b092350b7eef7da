import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { Clinic } from "../../clinics/clinic.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { BillingProfile } from "../profile/billing-profile.entity.ts";
import type { InvoiceSnapshot } from "./invoice-snapshot.ts";

function snapshotWith(
  { name: clinicName }: Clinic,
  { clinicId: _clinic, version: _version, ...profile }: BillingProfile,
  { firstName, lastName, dateOfBirth, street, city, province, postalCode, country }: Patient,
): InvoiceSnapshot {
  return { clinicName, profile, patient: { firstName, lastName, dateOfBirth, street, city, province, postalCode, country } };
}

/** Who bills each of the patients, as they are now. */
export async function snapshotsOf(
  tx: EntityManager,
  clinic: Clinic,
  profile: BillingProfile,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, InvoiceSnapshot>> {
  const patients = await tx.findBy(Patient, { clinicId: clinic.id, id: In([...new Set(patientIds)]) });
  return new Map(patients.map((patient) => [patient.id, snapshotWith(clinic, profile, patient)]));
}

/** Who bills whom, as they are now. */
export async function snapshotOf(tx: EntityManager, clinic: Clinic, profile: BillingProfile, patientId: string): Promise<InvoiceSnapshot> {
  return snapshotWith(clinic, profile, await tx.findOneByOrFail(Patient, { clinicId: clinic.id, id: patientId }));
}
