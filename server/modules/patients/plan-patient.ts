import { newId } from "../../kernel/id.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { KnownIdentification, TypeFacts } from "./check-identifications.ts";
import { checkIdentifications } from "./check-identifications.ts";
import { isAssigned } from "./identification-types/assign-numbers.ts";
import type { PatientDetails } from "./merge-patient.ts";
import { mergePatient } from "./merge-patient.ts";
import type { ChartFields } from "./patient-fields.ts";
import type { Patient } from "./patient.entity.ts";
import { detailsOf } from "./patient.entity.ts";

/** By what a new chart is known again when the same call comes twice. */
export type ChartKeys = Pick<Patient, "sourceId" | "externalId" | "requestKey">;

/** One chart to be made or changed, as far as its own fields were read. */
export interface ChartRequest {
  /** Where in the input it stands. */
  readonly path: readonly string[];
  /** Null for a new one. */
  readonly before: Patient | null;
  readonly keys: ChartKeys;
  readonly fields: ChartFields;
  /** Identification types whose number leaves the chart. */
  readonly removedTypeIds: readonly string[];
}

/** A chart as a request makes it, its numbers not yet claimed. */
export interface PatientPlan extends Pick<ChartRequest, "path" | "before" | "keys" | "removedTypeIds"> {
  readonly patientId: string;
  readonly details: PatientDetails;
  readonly given: readonly KnownIdentification[];
}

export interface KnownOfClinic {
  readonly defaultLocale: Locale;
  readonly types: ReadonlyMap<string, TypeFacts>;
}

const problemsOf = (outcome: Outcome<unknown>): readonly Problem[] => (outcome.ok ? [] : outcome.problems);

/** What a request makes of the chart that exists or of a new one; says every problem of it at once. */
export function planPatient({ defaultLocale, types }: KnownOfClinic, request: ChartRequest): Outcome<PatientPlan> {
  const { path, before, keys, fields, removedTypeIds } = request;
  const { identifications = [] } = fields;
  const merged = mergePatient(before && detailsOf(before), fields, defaultLocale, path);
  const checked = checkIdentifications(identifications, types, path);
  const lacksNumber = !before && identifications.length === 0 && ![...types.values()].some(isAssigned);
  const lacking: Problem = { code: "VALIDATION_FAILED", path: [...path, "identifications"], reason: "IDENTIFICATION_NEEDED" };
  if (!merged.ok || !checked.ok || lacksNumber)
    return failure(...problemsOf(merged), ...problemsOf(checked), ...(lacksNumber ? [lacking] : []));
  const patientId = before?.id ?? newId();
  return success({ path, before, keys, removedTypeIds, patientId, details: merged.value, given: checked.value });
}
