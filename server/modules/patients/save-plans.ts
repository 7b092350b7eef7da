import type { EntityManager } from "typeorm";
import type { RightHolder } from "../../kernel/actor.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { IdentificationType } from "../clinics/identification-type.entity.ts";
import type { PortalSettingsValues } from "../settings/portal-settings-values.ts";
import type { TypeFacts } from "./check-identifications.ts";
import { claimIdentifications, readIdentifications } from "./identification-changes.ts";
import { planRemovals, readNumbersOfLosers } from "./identification-removals.ts";
import { assignNumbers } from "./identification-types/assign-numbers.ts";
import type { IdentificationVault } from "./identification-vault.ts";
import type { Patient } from "./patient.entity.ts";
import type { PatientPlan } from "./plan-patient.ts";
import { planWrite } from "./plan-write.ts";
import type { WriteSurroundings } from "./write-patients.ts";
import { writePatients } from "./write-patients.ts";

export interface SaveSurroundings extends WriteSurroundings {
  readonly actor: RightHolder;
  readonly settings: PortalSettingsValues;
  readonly defaultLocale: Locale;
  readonly vault: IdentificationVault;
}

export interface SavedChart {
  readonly outcome: "CREATED" | "UPDATED" | "UNCHANGED";
  readonly entity: Patient;
}

export const readTypes = async (tx: EntityManager, clinicId: string): Promise<Map<string, IdentificationType>> =>
  new Map((await tx.findBy(IdentificationType, { clinicId })).map((type) => [type.id, type]));

/**
 * Makes or changes charts inside the caller's transaction: their numbers are looked up once for all, and all new ones are written at
 * once. Answers what became of each, in their order; one that fails does not hinder the others.
 */
export async function savePlans(
  tx: EntityManager,
  around: SaveSurroundings,
  types: ReadonlyMap<string, TypeFacts>,
  asked: readonly PatientPlan[],
): Promise<Outcome<SavedChart>[]> {
  const { vault } = around;
  const { clinicId } = around.actor;
  const plans = await assignNumbers(tx, vault, types.values(), asked);
  const held = await readIdentifications(tx, vault, clinicId, plans);
  const ofLosers = await readNumbersOfLosers(tx, clinicId, plans);
  const decided = plans.map((plan) => {
    const { before, patientId, given, path } = plan;
    const removed = planRemovals(ofLosers, plan);
    const claimed = claimIdentifications(held, vault, { clinicId, patientId, given, path });
    if (!claimed.ok || !removed.ok)
      return { write: null, outcome: failure(...(claimed.ok ? [] : claimed.problems), ...(removed.ok ? [] : removed.problems)) };
    const write = planWrite(around, plan, claimed.value, removed.value);
    const outcome = write && (before ? ("UPDATED" as const) : ("CREATED" as const));
    return { write, outcome: success({ outcome: outcome ?? ("UNCHANGED" as const), entity: write?.patient ?? before! }) };
  });
  const writes = decided.flatMap(({ write }) => (write ? [write] : []));
  await writePatients(tx, around, writes);
  return decided.map(({ outcome }) => outcome);
}
