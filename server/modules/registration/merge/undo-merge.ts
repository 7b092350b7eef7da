import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { days, later } from "../../../kernel/clock.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { retryCollision } from "../../patients/retry-collision.ts";
import { readTypes } from "../../patients/save-plans.ts";
import type { Decision } from "../desk/decide.ts";
import { decide, Refused, undecided, writeDecision } from "../desk/decide.ts";
import { decisionEntry } from "../desk/decision-audit.ts";
import type { DeskParts } from "../registration-parts.ts";
import type { Registration } from "../registration.entity.ts";
import { judgeUndo } from "./judge-undo.ts";
import { openFacts } from "./merge-facts.ts";
import { toChartChange } from "./merged-fields.ts";
import { RegistrationMerge } from "./registration-merge.entity.ts";
import { writeChart } from "./write-chart.ts";

const undoableMs = days(30);

export const undoableUntil = ({ mergedAt }: Pick<RegistrationMerge, "mergedAt">): Date => later(mergedAt, undoableMs);

/** Of a registration that was merged more than once, the last time. */
export const findLastMerge = (manager: EntityManager, clinicId: string, registrationId: string): Promise<RegistrationMerge | null> =>
  manager.findOne(RegistrationMerge, { where: { clinicId, registrationId }, order: { id: "DESC" } });

const over: Problem = { code: "CONFLICT", path: ["input", "registrationId"], reason: "MERGE_FINAL" };

/** Puts every field back that a merge has changed and nobody since; the registration waits again. */
export async function undoMerge(
  parts: DeskParts,
  actor: RightHolder,
  decision: Decision,
  defaultLocale: Locale,
): Promise<Outcome<Registration>> {
  const { database, clock, keys, vault } = parts;
  return retryCollision(() =>
    decide(database, actor, decision, "MERGED", async (tx, registration) => {
      const at = clock.now();
      const { clinicId } = actor;
      const merge = await findLastMerge(tx, clinicId, registration.id);
      if (!merge || merge.undoneAt || at > undoableUntil(merge)) throw new Refused([over]);
      await writeDecision(tx, registration, "MERGED", undecided);
      const { id, patientId } = merge;
      const undone = await tx.update(RegistrationMerge, { clinicId, id }, { undoneAt: at, undoneBy: writtenActor(actor) });
      if (affectedRows(undone) !== 1) throw new Refused([over]);
      const chart = await tx.findOneByOrFail(Patient, { clinicId, id: patientId });
      const facts = openFacts(keys, merge);
      const { restored } = await judgeUndo(tx, vault, facts, chart);
      const number = restored.find(({ field }) => field === "IDENTIFICATION");
      const fields = {
        ...toChartChange(new Map(restored.map(({ field, before }) => [field, before]))),
        ...(typeof number?.before === "string" && { identifications: [{ typeId: facts.typeId, value: number.before }] }),
      };
      const removedTypeIds = number?.before === null ? [facts.typeId] : [];
      const types = await readTypes(tx, clinicId);
      await writeChart(tx, parts, actor, types, defaultLocale, { before: chart, fields, removedTypeIds, isUndo: true });
      await recordAudit(tx, actor, at, decisionEntry("registration.merge-undone", registration, patientId));
    }),
  );
}
