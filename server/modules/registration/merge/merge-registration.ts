import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { newId } from "../../../kernel/id.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { retryCollision } from "../../patients/retry-collision.ts";
import type { Decision } from "../desk/decide.ts";
import { decide, decidedBy, Refused, writeDecision } from "../desk/decide.ts";
import { decisionEntry } from "../desk/decision-audit.ts";
import type { DeskParts } from "../registration-parts.ts";
import type { Registration } from "../registration.entity.ts";
import { sealFacts } from "./merge-facts.ts";
import type { RegistrationField } from "./merged-fields.ts";
import { toChartChange } from "./merged-fields.ts";
import { planMerge } from "./plan-merge.ts";
import { losesContact } from "./preview-merge.ts";
import { RegistrationMerge } from "./registration-merge.entity.ts";
import { writeChart } from "./write-chart.ts";

export interface Merging extends Decision {
  /** Null where what was sent is no patient's id. */
  readonly patientId: string | null;
  readonly patientVersion: number;
  readonly take: readonly RegistrationField[];
}

const path = ["input"];

/** Takes fields of a registration into a chart. The chart's gates of portal access stay as they are. */
export async function mergeRegistration(
  parts: DeskParts,
  actor: RightHolder,
  { patientId, patientVersion, take, ...decision }: Merging,
  defaultLocale: Locale,
): Promise<Outcome<Registration>> {
  const { database, clock, keys, vault, tell } = parts;
  return retryCollision(() =>
    decide(database, actor, decision, "PENDING", async (tx, registration) => {
      const at = clock.now();
      const { clinicId } = actor;
      const chart = patientId === null ? null : await tx.findOneBy(Patient, { clinicId, id: patientId });
      if (!chart) throw new Refused([{ code: "NOT_FOUND", path: [...path, "patientId"] }]);
      const facts = { patientId: chart.id };
      if (chart.version !== patientVersion)
        throw new Refused([{ code: "CONFLICT", path: [...path, "patientVersion"], reason: "PATIENT_CONFLICT", facts }]);
      const decided = { state: "MERGED" as const, ...decidedBy(actor, at), patientId: chart.id };
      const merged = await writeDecision(tx, registration, "PENDING", decided);
      const plan = await planMerge(tx, vault, registration, chart, take);
      const { changes, type, types } = plan;
      const number = changes.find(({ field }) => field === "IDENTIFICATION")?.after;
      const fields = {
        ...toChartChange(new Map(changes.map(({ field, after }) => [field, after]))),
        ...(typeof number === "string" && { identifications: [{ typeId: type.id, value: number }] }),
      };
      await writeChart(tx, parts, actor, types, defaultLocale, { before: chart, fields, removedTypeIds: [] });
      const place = { clinicId, id: newId() };
      await tx.insert(RegistrationMerge, {
        ...{ ...place, registrationId: registration.id, ...facts, mergedAt: at, mergedBy: writtenActor(actor) },
        factsEncrypted: sealFacts(keys, place, { changes, typeId: type.id }),
        ...{ endedSessions: losesContact(plan), undoneAt: null, undoneBy: null },
      });
      await recordAudit(tx, actor, at, decisionEntry("registration.merged", registration, chart.id));
      await tell(tx, { registration: merged, kind: "REGISTRATION_ACCEPTED" });
    }),
  );
}
