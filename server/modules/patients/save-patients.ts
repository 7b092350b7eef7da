import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { BatchItem, ItemOutcome } from "../../db/upsert-batch.ts";
import { validate } from "../../kernel/validation.ts";
import type { PatientInput } from "./patient-fields.ts";
import { patientFields } from "./patient-fields.ts";
import { Patient } from "./patient.entity.ts";
import type { PatientPlan } from "./plan-patient.ts";
import { planPatient } from "./plan-patient.ts";
import type { SaveSurroundings } from "./save-plans.ts";
import { readTypes, savePlans } from "./save-plans.ts";

/** Makes or changes the charts of a batch, by the caller's external ids, inside the caller's transaction. */
export async function savePatients(
  tx: EntityManager,
  around: SaveSurroundings,
  items: readonly BatchItem<PatientInput>[],
): Promise<Map<number, ItemOutcome<Patient>>> {
  const { actor, at, defaultLocale } = around;
  const { clinicId, id: sourceId } = actor;
  // Built once for a batch: building it costs more than reading with it.
  const schema = patientFields(at.toISOString().slice(0, 10));
  const types = await readTypes(tx, clinicId);
  const rows = await tx.findBy(Patient, { clinicId, sourceId, externalId: In(items.map(({ input }) => input.externalId)) });
  const existing = new Map(rows.map((row) => [row.externalId, row]));

  const outcomes = new Map<number, ItemOutcome<Patient>>();
  const plans = new Map<number, PatientPlan>();
  for (const { index, input, path } of items) {
    const read = validate(schema, input, path);
    if (!read.ok) {
      outcomes.set(index, { outcome: "FAILED", problems: read.problems });
      continue;
    }
    const { externalId, ...fields } = read.value;
    const keys = { sourceId, externalId, requestKey: null };
    const request = { path, before: existing.get(externalId) ?? null, keys, fields, removedTypeIds: [] };
    const planned = planPatient({ defaultLocale, types }, request);
    if (planned.ok) plans.set(index, planned.value);
    else outcomes.set(index, { outcome: "FAILED", problems: planned.problems });
  }

  const saved = await savePlans(tx, around, types, [...plans.values()]);
  [...plans.keys()].forEach((index, place) => {
    const outcome = saved[place]!;
    outcomes.set(index, outcome.ok ? outcome.value : { outcome: "FAILED", problems: outcome.problems });
  });
  return outcomes;
}
