import type { EntityManager } from "typeorm";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { validate } from "../../kernel/validation.ts";
import type { HandSurroundings } from "./create-patient.ts";
import { chartFields } from "./patient-fields.ts";
import { Patient } from "./patient.entity.ts";
import { planPatient } from "./plan-patient.ts";
import { readTypes, savePlans } from "./save-plans.ts";
import { checkTextReach } from "./text-reach.ts";

/** A change of one chart, before anything was checked. */
export interface PatientChange {
  /** Null where what was sent is no patient's id. */
  readonly patientId: string | null;
  /** The version that it is based on. */
  readonly version: number;
  /** Identification types whose number leaves the chart. */
  readonly removedTypeIds: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
}

const path = ["input"];

/** Changes a chart inside the caller's transaction, if nobody has since the version that the caller saw. */
export async function updatePatient(
  tx: EntityManager,
  around: HandSurroundings,
  { patientId, version, removedTypeIds, fields }: PatientChange,
): Promise<Outcome<Patient>> {
  const { actor, at, defaultLocale, smsCountries } = around;
  const { clinicId } = actor;
  const before = patientId === null ? null : await tx.findOneBy(Patient, { clinicId, id: patientId });
  if (!before) return failure({ code: "NOT_FOUND", path: [...path, "patientId"] });
  const conflict = failure({ code: "CONFLICT", path: [...path, "version"], reason: "PATIENT_CONFLICT", facts: { patientId: before.id } });
  if (before.version !== version) return conflict;
  const read = validate(chartFields(at.toISOString().slice(0, 10)), fields, path);
  if (!read.ok) return read;
  const types = await readTypes(tx, clinicId);
  const { sourceId, externalId, requestKey } = before;
  const keys = { sourceId, externalId, requestKey };
  const planned = planPatient({ defaultLocale, types }, { path, before, keys, fields: read.value, removedTypeIds });
  if (!planned.ok) return planned;
  const problems = checkTextReach(before, planned.value.details, smsCountries, path);
  if (problems.length > 0) return failure(...problems);
  const [saved] = await savePlans(tx, around, types, [planned.value]);
  if (saved!.ok) return success(saved!.value.entity);
  // What is refused may come of a change that was made since the look above.
  return (await tx.existsBy(Patient, { clinicId, id: before.id, version })) ? saved! : conflict;
}
