import type { EntityManager } from "typeorm";
import { IsNull, MoreThan } from "typeorm";
import type { Origin, PatientActor } from "../../../kernel/actor.ts";
import { hashToken } from "../../../kernel/secret-token.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { idleExpiry } from "../../../kernel/session-lifetime.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { PatientSession } from "../patient-session.entity.ts";
import { endPatientSession, openPatientSession } from "../patient-sessions.ts";
import type { Asker } from "../sign-in-parts.ts";
import type { ProvingContact } from "./session-proof.ts";

export interface OpenedSession {
  readonly session: PatientSession;
  readonly token: string;
  readonly actor: PatientActor;
}

interface Start {
  readonly chart: Pick<Patient, "id" | "accessEpoch">;
  readonly portalEpoch: number;
  readonly staySignedIn: boolean;
  readonly provenBy: ProvingContact;
  readonly at: Date;
}

/** The session that the browser has is over with the next one: nobody else shall go on with it. */
async function endReplaced(tx: EntityManager, clinicId: string, token: string, origin: Origin, at: Date): Promise<void> {
  const row = await tx.findOneBy(PatientSession, { clinicId, tokenHash: hashToken(token), endedAt: IsNull(), expiresAt: MoreThan(at) });
  const idleEnd = row && idleExpiry(row);
  if (!row || (idleEnd && idleEnd <= at)) return;
  await endPatientSession(tx, { kind: "patient", clinicId, id: row.patientId, session: row, origin }, at);
}

/** Lets a patient in who has shown who they are: a new session under a new token, in place of the browser's former one, on record. */
export async function startPatientSession(
  tx: EntityManager,
  keys: SecretKeys,
  { actor: { clinicId, origin }, device, sessionToken }: Pick<Asker, "actor" | "device" | "sessionToken">,
  { chart, portalEpoch, staySignedIn, provenBy, at }: Start,
): Promise<OpenedSession> {
  if (sessionToken !== null) await endReplaced(tx, clinicId, sessionToken, origin, at);
  const { id: patientId, accessEpoch } = chart;
  const opening = { clinicId, patientId, accessEpoch, portalEpoch, staySignedIn, provenBy, device, at };
  const { session, token } = await openPatientSession(tx, keys, opening);
  const actor: PatientActor = { kind: "patient", clinicId, id: patientId, session, origin };
  await recordAudit(tx, actor, at, { action: "patient.signed-in", subjectId: session.id, patientId });
  return { session, token, actor };
}
