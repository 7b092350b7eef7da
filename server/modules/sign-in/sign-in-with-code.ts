import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { isAccessEffective } from "../access/effective-access.ts";
import { Patient } from "../patients/patient.entity.ts";
import { isStillRecipient } from "./issue-otp.ts";
import type { Asker, SignInParts } from "./sign-in-parts.ts";
import { nobody, portalClosed } from "./sign-in-parts.ts";
import type { OpenedSession } from "./sessions/start-patient-session.ts";
import { startPatientSession } from "./sessions/start-patient-session.ts";
import { withdrawGuess } from "./limits/code-guesses.ts";
import { guessKeysOf } from "./limits/guess-keys.ts";
import { consumeChallenge, evaluateCode, expiredCode } from "./verify-otp.ts";

export interface TypedCode {
  /** Null for an id that is none of ours. */
  readonly challengeId: string | null;
  readonly typed: string;
  readonly staySignedIn: boolean;
}

/** The session of whoever types the right code in time, in the browser that asked for it. */
export async function signInWithCode(
  parts: SignInParts,
  asker: Asker,
  { challengeId, typed, staySignedIn }: TypedCode,
): Promise<Outcome<OpenedSession>> {
  const { database, clock, keys, settings } = parts;
  const { clinic, nonce } = asker;
  const clinicId = clinic.id;
  if (!(await settings.inForce(clinicId)).values.portalAccess) return failure(portalClosed(clinic));
  const which = { purpose: "SIGN_IN" as const, clinicId, challengeId: challengeId ?? nobody };
  const attempt = { ...which, clinicPhone: clinic.phone, typed, nonce, at: clock.now() };
  const evaluated = await evaluateCode(parts, attempt);
  if (!evaluated.ok) return evaluated;
  const { patientId: id, channel } = evaluated.value;
  return database.transaction(async (tx): Promise<Outcome<OpenedSession>> => {
    const consumed = await consumeChallenge(tx, attempt);
    await withdrawGuess(tx, guessKeysOf(keys, evaluated.value), attempt.at);
    if (!consumed) return failure(expiredCode);
    const { values, portalEpoch } = await settings.inForce(clinicId, tx);
    const chart = await tx.findOneBy(Patient, { clinicId, id: id ?? nobody });
    if (!chart || !isAccessEffective({ portalAccess: values.portalAccess, chart })) return failure(expiredCode);
    // Whoever had this address once, and lost it since the code was sent, is no longer let in by it.
    const value = channel === "EMAIL" ? chart.email : chart.mobile;
    if (value === null || !isStillRecipient(keys, evaluated.value, chart)) return failure(expiredCode);
    const start = { chart, portalEpoch, staySignedIn, provenBy: { channel, value }, at: attempt.at };
    return success(await startPatientSession(tx, keys, asker, start));
  });
}
