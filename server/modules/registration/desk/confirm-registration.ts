import { z } from "zod";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { textOf, validate } from "../../../kernel/validation.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { ChartFields } from "../../patients/patient-fields.ts";
import { planPatient } from "../../patients/plan-patient.ts";
import { retryCollision } from "../../patients/retry-collision.ts";
import { readTypes, savePlans } from "../../patients/save-plans.ts";
import { isTextable } from "../../patients/text-reach.ts";
import type { DeskParts } from "../registration-parts.ts";
import { Registration } from "../registration.entity.ts";
import type { Decision } from "./decide.ts";
import { decide, decidedBy, Refused, writeDecision } from "./decide.ts";
import { decisionEntry } from "./decision-audit.ts";
import { fieldsOf } from "./registration-fields.ts";

export interface Confirmation extends Decision {
  /** Made by the caller: the same key confirms once, however often the call is repeated. */
  readonly requestKey: string | null;
}

const path = ["input"];

const keySchema = z.object({ requestKey: textOf(64).nullable() });

/** Nobody is made to wait for texts that go nowhere: what the clinic's countries are now may be another than when it was sent in. */
function withReach(fields: ChartFields, smsCountries: readonly string[]): ChartFields {
  const { notificationMethod: method, email, mobile } = fields;
  if (!mobile || isTextable(mobile, smsCountries) || (method !== "SMS" && method !== "BOTH")) return fields;
  return { ...fields, notificationMethod: email ? "EMAIL" : "NONE" };
}

/** Makes a verified chart of a registration. Its portal access follows the settings, as any new chart's. */
export async function confirmRegistration(
  parts: DeskParts,
  actor: RightHolder,
  { requestKey, ...decision }: Confirmation,
  defaultLocale: Locale,
): Promise<Outcome<Registration>> {
  const asked = validate(keySchema, { requestKey }, path);
  if (!asked.ok) return asked;
  const { database, clock, settings, vault, smsCountries, onLostContacts, tell } = parts;
  const decisionKey = asked.value.requestKey ? `${writtenActor(actor)}:${asked.value.requestKey}` : null;
  const isRepeated = (current: Registration): boolean => decisionKey !== null && current.decisionKey === decisionKey;
  return retryCollision(() =>
    decide(
      database,
      actor,
      decision,
      "PENDING",
      async (tx, registration) => {
        const at = clock.now();
        const { clinicId } = actor;
        const decided = { state: "CONFIRMED" as const, ...decidedBy(actor, at), decisionKey };
        const confirmed = await writeDecision(tx, registration, "PENDING", decided);
        const { values } = await settings.inForce(clinicId, tx);
        const types = await readTypes(tx, clinicId);
        const keys = { sourceId: null, externalId: null, requestKey: `registration:${registration.id}` };
        const fields = withReach(fieldsOf(registration, types, vault), smsCountries);
        const planned = planPatient({ defaultLocale, types }, { path, before: null, keys, fields, removedTypeIds: [] });
        if (!planned.ok) throw new Refused(planned.problems);
        const around = { actor, at, settings: values, defaultLocale, vault, onLostContacts };
        const [saved] = await savePlans(tx, around, types, [planned.value]);
        if (!saved!.ok) throw new Refused(saved!.problems);
        const { id: patientId } = saved!.value.entity;
        await tx.update(Registration, { clinicId, id: registration.id }, { patientId });
        await recordAudit(tx, actor, at, decisionEntry("registration.confirmed", registration, patientId));
        await tell(tx, { registration: Object.assign(confirmed, { patientId }), kind: "REGISTRATION_ACCEPTED" });
      },
      isRepeated,
    ),
  );
}
