import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { BatchItem } from "../../db/upsert-batch.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { plainText } from "../../kernel/validation.ts";
import { Location } from "../clinics/location.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { AppointmentFields } from "./appointment-fields.ts";
import type { NamedParties } from "./merge-appointment.ts";

type Entity = typeof Patient | typeof Location;

/** The clinic's rows that a batch names, by id and by external id. */
interface Known {
  readonly ids: ReadonlySet<string>;
  readonly byExternalId: ReadonlyMap<string, string>;
}

const texts = (values: readonly unknown[]): string[] => [...new Set(values.filter((value) => typeof value === "string").map(plainText))];

async function readKnown(
  tx: EntityManager,
  entity: Entity,
  clinicId: string,
  sourceId: string,
  ids: unknown[],
  externalIds: unknown[],
): Promise<Known> {
  const wantedIds = texts(ids);
  const wantedExternalIds = texts(externalIds);
  const select = { id: true, externalId: true } as const;
  const byId = wantedIds.length > 0 ? await tx.find<Patient | Location>(entity, { select, where: { clinicId, id: In(wantedIds) } }) : [];
  const byExternalId =
    wantedExternalIds.length > 0
      ? await tx.find<Patient | Location>(entity, { select, where: { clinicId, sourceId, externalId: In(wantedExternalIds) } })
      : [];
  return { ids: new Set(byId.map(({ id }) => id)), byExternalId: new Map(byExternalId.map(({ id, externalId }) => [externalId!, id])) };
}

interface Reference {
  readonly field: "patient" | "location";
  readonly unknown: "UNKNOWN_PATIENT" | "UNKNOWN_LOCATION";
  readonly known: Known;
}

function resolve({ field, unknown, known }: Reference, fields: AppointmentFields, path: readonly string[]): Outcome<string | undefined> {
  const id = fields[`${field}Id`] ?? undefined;
  const externalId = fields[`${field}ExternalId`] ?? undefined;
  const wrong = (name: string, reason: string, facts = {}): Outcome<never> =>
    failure({ code: "VALIDATION_FAILED", path: [...path, name], reason, facts });
  if (id !== undefined && externalId !== undefined)
    return wrong(`${field}Id`, "EXACTLY_ONE", { choices: `${field}Id, ${field}ExternalId` });
  if (id !== undefined) return known.ids.has(id) ? success(id) : wrong(`${field}Id`, unknown);
  if (externalId === undefined) return success(undefined);
  const found = known.byExternalId.get(plainText(externalId));
  return found ? success(found) : wrong(`${field}ExternalId`, unknown);
}

export type ResolveParties = (fields: AppointmentFields, path: readonly string[]) => Outcome<NamedParties>;

/** Finds every patient and location that a batch names, in the clinic alone, with at most four statements. */
export async function readParties(
  tx: EntityManager,
  clinicId: string,
  sourceId: string,
  items: readonly BatchItem<Readonly<Record<string, unknown>>>[],
): Promise<ResolveParties> {
  const values = (name: string): unknown[] => items.map(({ input }) => input[name]);
  const patients = await readKnown(tx, Patient, clinicId, sourceId, values("patientId"), values("patientExternalId"));
  const locations = await readKnown(tx, Location, clinicId, sourceId, values("locationId"), values("locationExternalId"));
  return (fields, path) => {
    const patient = resolve({ field: "patient", unknown: "UNKNOWN_PATIENT", known: patients }, fields, path);
    const location = resolve({ field: "location", unknown: "UNKNOWN_LOCATION", known: locations }, fields, path);
    const problems: Problem[] = [patient, location].flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
    if (!patient.ok || !location.ok) return failure(...problems);
    return success({ ...(patient.value && { patientId: patient.value }), ...(location.value && { locationId: location.value }) });
  };
}
