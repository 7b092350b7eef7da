import type { EntityManager } from "typeorm";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { IdentificationType } from "../../clinics/identification-type.entity.ts";
import type { ChartFields } from "../../patients/patient-fields.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { planPatient } from "../../patients/plan-patient.ts";
import { savePlans } from "../../patients/save-plans.ts";
import { checkTextReach } from "../../patients/text-reach.ts";
import { Refused } from "../desk/decide.ts";
import type { DeskParts } from "../registration-parts.ts";

export interface ChartChange {
  readonly before: Patient;
  readonly fields: ChartFields;
  /** Types whose number leaves the chart. */
  readonly removedTypeIds: readonly string[];
  /** What was before is put back as it was, whatever would be said of it today. */
  readonly isUndo?: boolean;
}

const path = ["input"];

/** Changes a chart on the one path that changes charts, inside the caller's transaction: all of it, or nothing of the whole work. */
export async function writeChart(
  tx: EntityManager,
  { clock, settings, vault, onLostContacts, smsCountries }: DeskParts,
  actor: RightHolder,
  types: ReadonlyMap<string, IdentificationType>,
  defaultLocale: Locale,
  { before, fields, removedTypeIds, isUndo = false }: ChartChange,
): Promise<void> {
  const { sourceId, externalId, requestKey } = before;
  const request = { path, before, keys: { sourceId, externalId, requestKey }, fields, removedTypeIds };
  const planned = planPatient({ defaultLocale, types }, request);
  if (!planned.ok) throw new Refused(planned.problems);
  const problems = isUndo ? [] : checkTextReach(before, planned.value.details, smsCountries, path);
  if (problems.length > 0) throw new Refused(problems);
  const { values } = await settings.inForce(actor.clinicId, tx);
  const around = { actor, at: clock.now(), settings: values, defaultLocale, vault, onLostContacts };
  const [saved] = await savePlans(tx, around, types, [planned.value]);
  if (!saved!.ok) throw new Refused(saved!.problems);
}
