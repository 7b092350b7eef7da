import type { BatchItem } from "../../db/upsert-batch.ts";
import { newId } from "../../kernel/id.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { validate } from "../../kernel/validation.ts";
import type { KnownIdentification, TypeFacts } from "./check-identifications.ts";
import { checkIdentifications } from "./check-identifications.ts";
import type { PatientDetails } from "./merge-patient.ts";
import { mergePatient } from "./merge-patient.ts";
import type { patientFields, PatientInput } from "./patient-fields.ts";
import type { Patient } from "./patient.entity.ts";
import { detailsOf } from "./patient.entity.ts";

/** A chart as an item makes it, its numbers not yet claimed. */
export interface PatientPlan {
  readonly item: BatchItem<PatientInput>;
  readonly externalId: string;
  readonly before: Patient | null;
  readonly patientId: string;
  readonly details: PatientDetails;
  readonly given: readonly KnownIdentification[];
}

interface Known {
  /** Built once for a batch: building it costs more than reading with it. */
  readonly schema: ReturnType<typeof patientFields>;
  readonly defaultLocale: Locale;
  readonly types: ReadonlyMap<string, TypeFacts>;
  /** The source's charts by external id. */
  readonly existing: ReadonlyMap<string | null, Patient>;
}

const problemsOf = (outcome: Outcome<unknown>): readonly Problem[] => (outcome.ok ? [] : outcome.problems);

/** Reads one item of a batch against what exists; says every problem of it at once. */
export function planPatient({ schema, defaultLocale, types, existing }: Known, item: BatchItem<PatientInput>): Outcome<PatientPlan> {
  const { input, path } = item;
  const read = validate(schema, input, path);
  if (!read.ok) return read;
  const { externalId, identifications = [] } = read.value;
  const before = existing.get(externalId) ?? null;
  const merged = mergePatient(before && detailsOf(before), read.value, defaultLocale, path);
  const checked = checkIdentifications(identifications, types, path);
  const lacksNumber = !before && identifications.length === 0;
  const lacking: Problem = { code: "VALIDATION_FAILED", path: [...path, "identifications"], reason: "IDENTIFICATION_NEEDED" };
  if (!merged.ok || !checked.ok || lacksNumber)
    return failure(...problemsOf(merged), ...problemsOf(checked), ...(lacksNumber ? [lacking] : []));
  return success({ item, externalId, before, patientId: before?.id ?? newId(), details: merged.value, given: checked.value });
}
