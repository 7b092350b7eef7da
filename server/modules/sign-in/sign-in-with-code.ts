import type { EntityManager } from "typeorm";
import { prepareFind } from "../../db/prepared/prepared-query.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { isAccessEffective } from "../access/effective-access.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { PortalSettingsRow } from "../settings/portal-settings.entity.ts";
import { isStillRecipient } from "./issue-otp.ts";
import { withdrawGuess } from "./limits/code-guesses.ts";
import { guessKeysOf } from "./limits/guess-keys.ts";
import { openRegistration } from "./open-registration.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";
import type { ProvenContact } from "./proof/proven-contact.entity.ts";
import type { OpenedSession } from "./sessions/start-patient-session.ts";
import { startPatientSession } from "./sessions/start-patient-session.ts";
import type { Asker, SignInParts } from "./sign-in-parts.ts";
import { nobody, portalClosed } from "./sign-in-parts.ts";
import type { Attempt } from "./verify-otp.ts";
import { consumeChallenge, evaluateCode, expiredCode } from "./verify-otp.ts";

export interface TypedCode {
  /** Null for an id that is none of ours. */
  readonly challengeId: string | null;
  readonly typed: string;
  readonly staySignedIn: boolean;
}

/** What the right code led to: a patient's session, or for whom no chart matches the proof of their contact. */
export type CodeLedTo = { readonly session: OpenedSession } | { readonly proven: ProvenContact };

interface Entry {
  readonly challenge: OtpChallenge;
  readonly attempt: Attempt;
  readonly staySignedIn: boolean;
}

const chartOf = prepareFind(Patient, "clinicId", "id");

/** What was read to let somebody in holds for the rest of their request. */
interface LetIn {
  readonly session: OpenedSession;
  readonly chart: Patient;
  readonly settings: PortalSettingsRow;
}

async function openSession(
  tx: EntityManager,
  { keys, settings: inForce }: SignInParts,
  asker: Asker,
  { challenge, attempt, staySignedIn }: Entry,
): Promise<Outcome<LetIn>> {
  const { clinicId, patientId, channel } = challenge;
  const consumed = await consumeChallenge(tx, attempt);
  await withdrawGuess(tx, guessKeysOf(keys, challenge), attempt.at);
  if (!consumed) return failure(expiredCode);
  const settings = await inForce.inForce(clinicId, tx);
  const { values, portalEpoch } = settings;
  const [chart] = await chartOf(tx, { clinicId, id: patientId ?? nobody });
  if (!chart || !isAccessEffective({ portalAccess: values.portalAccess, chart })) return failure(expiredCode);
  // Whoever had this address once, and lost it since the code was sent, is no longer let in by it.
  const value = channel === "EMAIL" ? chart.email : chart.mobile;
  if (value === null || !isStillRecipient(keys, challenge, chart)) return failure(expiredCode);
  const start = { chart, portalEpoch, staySignedIn, provenBy: { channel, value }, at: attempt.at };
  return success({ session: await startPatientSession(tx, keys, asker, start), chart, settings });
}

/** The session of whoever types the right code in time, in the browser that asked for it; of somebody new the way to register. */
export async function signInWithCode(
  parts: SignInParts,
  asker: Asker,
  { challengeId, typed, staySignedIn }: TypedCode,
): Promise<Outcome<CodeLedTo>> {
  const { database, clock, settings, clinics, patients } = parts;
  const { clinic, nonce } = asker;
  const clinicId = clinic.id;
  if (!(await settings.inForce(clinicId)).values.portalAccess) return failure(portalClosed(clinic));
  const which = { purpose: "SIGN_IN" as const, clinicId, challengeId: challengeId ?? nobody };
  const attempt = { ...which, clinicPhone: clinic.phone, typed, nonce, at: clock.now() };
  const evaluated = await evaluateCode(parts, attempt);
  if (!evaluated.ok) return evaluated;
  const challenge = evaluated.value;
  const types = challenge.opensRegistration ? await clinics.identificationTypes(clinicId) : [];
  const ledTo = await database.transaction(async (tx): Promise<Outcome<LetIn | { readonly proven: ProvenContact }>> => {
    if (!challenge.opensRegistration) return openSession(tx, parts, asker, { challenge, attempt, staySignedIn });
    const proven = await openRegistration(tx, parts, { clinic, types }, challenge, attempt);
    return proven.ok ? success({ proven: proven.value }) : proven;
  });
  if (!ledTo.ok) return ledTo;
  if ("proven" in ledTo.value) return success(ledTo.value);
  const { session, chart, settings: met } = ledTo.value;
  patients.remember(session.actor, chart);
  settings.remember(session.actor, met);
  return success({ session });
}
