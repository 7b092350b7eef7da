import type { EntityManager } from "typeorm";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { destinationOf } from "../../sign-in/issue-otp.ts";
import { withdrawGuess } from "../../sign-in/limits/code-guesses.ts";
import { guessKeysOf } from "../../sign-in/limits/guess-keys.ts";
import type { OtpChallenge } from "../../sign-in/otp-challenge.entity.ts";
import { endSessionsProvenBy, proveSession } from "../../sign-in/sessions/session-proof.ts";
import { nobody } from "../../sign-in/sign-in-parts.ts";
import type { Attempt } from "../../sign-in/verify-otp.ts";
import { consumeChallenge, evaluateCode, expiredCode } from "../../sign-in/verify-otp.ts";
import { ChartMoved, changeOwnChart } from "../change-own-chart.ts";
import type { MyInformationParts, OwnAsker } from "../my-information-parts.ts";
import { changeTo, contactOf, holderOf, isContactOfMark } from "./new-contact.ts";
import { tellOldContact } from "./tell-old-contact.ts";

export interface TypedContactCode {
  /** Null for an id that is none of ours. */
  readonly challengeId: string | null;
  readonly typed: string;
}

interface Confirmation {
  readonly asker: OwnAsker;
  readonly attempt: Attempt;
  readonly challenge: OtpChallenge;
}

/**
 * The old contact proves nothing any more: sessions that began with it end. The one in which the new one was just proven goes on, on
 * that proof.
 */
async function moveSessions(
  tx: EntityManager,
  { keys }: MyInformationParts,
  { actor }: OwnAsker,
  before: Patient,
  { channel, destination, at }: { readonly channel: OtpChallenge["channel"]; readonly destination: string; readonly at: Date },
): Promise<void> {
  const old = contactOf(before, channel);
  if (old === null) return;
  const { clinicId, id: patientId, session } = actor;
  const left = { channel, value: old };
  await proveSession(tx, keys, { clinicId, patientId, sessionId: session.id }, left, { channel, value: destination });
  await endSessionsProvenBy(tx, keys, clinicId, [{ patientId, ...left }], at);
}

async function change(
  tx: EntityManager,
  parts: MyInformationParts,
  { asker, attempt, challenge }: Confirmation,
): Promise<Outcome<Patient>> {
  const { clinicId, id } = asker.actor;
  const { channel, replaces } = challenge;
  const { at } = attempt;
  const consumed = await consumeChallenge(tx, attempt);
  await withdrawGuess(tx, guessKeysOf(parts.keys, challenge), at);
  if (!consumed) return failure(expiredCode);
  const before = await tx.findOneByOrFail(Patient, { clinicId, id });
  if (!isContactOfMark(parts.keys, replaces, before, channel))
    return failure({ code: "CONFLICT", path: ["input", "code"], reason: "CONTACT_CHANGED_MEANWHILE" });
  const destination = destinationOf(parts.keys, challenge);
  const after = await changeOwnChart(tx, asker.actor, before, changeTo({ channel, destination }), {
    action: "patient.contact-changed",
    at,
  });
  await moveSessions(tx, parts, asker, before, { channel, destination, at });
  await tellOldContact(tx, parts, asker, before, { channel, destination, at });
  return success(after);
}

const mostRounds = 5;

/**
 * Puts the new contact on the chart for whoever types its code in time, in the session that asked for it. Of any number of parallel
 * right codes one does; a contact that somebody else changed since the code was asked for is not overwritten.
 */
export async function confirmContactChange(
  parts: MyInformationParts,
  asker: OwnAsker,
  { challengeId, typed }: TypedContactCode,
): Promise<Outcome<Patient>> {
  const { actor, clinic } = asker;
  const which = { purpose: "CONTACT_CHANGE", clinicId: actor.clinicId, challengeId: challengeId ?? nobody } as const;
  const attempt = { ...which, clinicPhone: clinic.phone, typed, nonce: holderOf(asker), at: parts.clock.now() };
  const evaluated = await evaluateCode(parts, attempt);
  if (!evaluated.ok) return evaluated;
  for (let round = 1; ; round += 1) {
    try {
      const changed = await parts.database.transaction((tx) => change(tx, parts, { asker, attempt, challenge: evaluated.value }));
      if (changed.ok) parts.sendCode.wake();
      return changed;
    } catch (error) {
      // Somebody wrote something else on the chart in that moment: the code is as right as it was.
      if (!(error instanceof ChartMoved) || round === mostRounds) throw error;
    }
  }
}
