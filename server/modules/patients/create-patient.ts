import type { EntityManager } from "typeorm";
import { z } from "zod";
import { writtenActor } from "../../kernel/actor.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { textOf, validate } from "../../kernel/validation.ts";
import type { ChartFields } from "./patient-fields.ts";
import { chartFields } from "./patient-fields.ts";
import { Patient } from "./patient.entity.ts";
import { planPatient } from "./plan-patient.ts";
import type { SaveSurroundings } from "./save-plans.ts";
import { readTypes, savePlans } from "./save-plans.ts";
import { checkTextReach, isTextable } from "./text-reach.ts";

/** A chart that somebody makes by hand, before anything was checked. */
export interface NewPatientInput {
  readonly requestKey?: unknown;
  readonly [field: string]: unknown;
}

export interface HandSurroundings extends SaveSurroundings {
  readonly smsCountries: readonly string[];
}

const path = ["input"];

const longestKey = 64;

const keySchema = z.object({ requestKey: textOf(longestKey).nullish() });

/** How somebody is notified of whom it wasn't said: by what there is, but never by texts that go nowhere. */
const withMethod = (fields: ChartFields, smsCountries: readonly string[]): ChartFields => {
  const { notificationMethod, email, mobile } = fields;
  const isOutOfReach = notificationMethod === undefined && !email && !!mobile && !isTextable(mobile, smsCountries);
  return isOutOfReach ? { ...fields, notificationMethod: "NONE" } : fields;
};

/** Makes a chart inside the caller's transaction. The same key of the same caller makes it once, however often it comes. */
export async function createPatient(
  tx: EntityManager,
  around: HandSurroundings,
  { requestKey, ...input }: NewPatientInput,
): Promise<Outcome<Patient>> {
  const { actor, at, defaultLocale, smsCountries } = around;
  const { clinicId } = actor;
  const asked = validate(keySchema, { requestKey }, path);
  if (!asked.ok) return asked;
  const key = asked.value.requestKey ? `${writtenActor(actor)}:${asked.value.requestKey}` : null;
  const findMade = async (): Promise<Patient | null> => (key === null ? null : tx.findOneBy(Patient, { clinicId, requestKey: key }));
  const made = await findMade();
  if (made) return success(made);
  const read = validate(chartFields(at.toISOString().slice(0, 10)), input, path);
  if (!read.ok) return read;
  const types = await readTypes(tx, clinicId);
  const keys = { sourceId: null, externalId: null, requestKey: key };
  const fields = withMethod(read.value, smsCountries);
  const planned = planPatient({ defaultLocale, types }, { path, before: null, keys, fields, removedTypeIds: [] });
  if (!planned.ok) return planned;
  const problems = checkTextReach(null, planned.value.details, smsCountries, path);
  if (problems.length > 0) return failure(...problems);
  const [saved] = await savePlans(tx, around, types, [planned.value]);
  if (saved!.ok) return success(saved!.value.entity);
  // The number may be taken by this very chart: the same call, made since the look above.
  const madeMeanwhile = await findMade();
  return madeMeanwhile ? success(madeMeanwhile) : saved!;
}
