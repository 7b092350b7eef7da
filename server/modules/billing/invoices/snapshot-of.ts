import type { EntityManager } from "typeorm";
import type { Clinic } from "../../clinics/clinic.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { BillingProfile } from "../profile/billing-profile.entity.ts";
import type { InvoiceSnapshot } from "./invoice-snapshot.ts";

/** Who bills whom, as they are now. */
export async function snapshotOf(
  tx: EntityManager,
  { id: clinicId, name: clinicName }: Clinic,
  { clinicId: _clinic, version: _version, ...profile }: BillingProfile,
  patientId: string,
): Promise<InvoiceSnapshot> {
  const { firstName, lastName, dateOfBirth, street, city, province, postalCode, country } = await tx.findOneByOrFail(Patient, {
    clinicId,
    id: patientId,
  });
  return { clinicName, profile, patient: { firstName, lastName, dateOfBirth, street, city, province, postalCode, country } };
}
