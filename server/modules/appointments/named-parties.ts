import type { EntityManager } from "typeorm";
import type { NamedThing, NamesInBatch } from "../../db/named-rows.ts";
import { readNamedRows, resolveName } from "../../db/named-rows.ts";
import type { BatchItem } from "../../db/upsert-batch.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { Location } from "../clinics/location.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { AppointmentFields } from "./appointment-fields.ts";
import type { NamedParties } from "./merge-appointment.ts";

export type ResolveParties = (fields: AppointmentFields, path: readonly string[]) => Outcome<NamedParties>;

/** Finds every patient and location that a batch names, in the clinic alone, with at most four statements. */
export async function readParties(
  tx: EntityManager,
  clinicId: string,
  sourceId: string,
  items: readonly BatchItem<Readonly<Record<string, unknown>>>[],
): Promise<ResolveParties> {
  const values = (name: string): unknown[] => items.map(({ input }) => input[name]);
  const named = (name: string): NamesInBatch => ({
    ...{ clinicId, sourceId, ids: values(`${name}Id`), externalIds: values(`${name}ExternalId`) },
  });
  const patients: NamedThing = { name: "patient", unknown: "UNKNOWN_PATIENT", rows: await readNamedRows(tx, Patient, named("patient")) };
  const locations: NamedThing = {
    ...{ name: "location", unknown: "UNKNOWN_LOCATION", rows: await readNamedRows(tx, Location, named("location")) },
  };
  return (fields, path) => {
    const patient = resolveName(patients, fields, path);
    const location = resolveName(locations, fields, path);
    const problems: Problem[] = [patient, location].flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
    if (!patient.ok || !location.ok) return failure(...problems);
    return success({ ...(patient.value && { patientId: patient.value }), ...(location.value && { locationId: location.value }) });
  };
}
