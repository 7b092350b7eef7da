import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { OtpChallenge } from "../otp-challenge.entity.ts";
import type { GuessKeys } from "./code-guesses.ts";
import { contactGuesses } from "./contact-change-keys.ts";
import { contactUnseenGuesses, pairGuesses, patientGuesses } from "./sign-in-keys.ts";

type GuessedChallenge = Pick<OtpChallenge, "clinicId" | "purpose" | "pairKey" | "patientId" | "recipient" | "opensRegistration">;

/**
 * The counts under which a challenge's wrong codes fall. Behind whoever may register stands their contact, over whichever
 * identifications were named with it, as the patient behind a patient. Whoever changes a contact has counts of their own: in somebody's
 * open session nobody shall use up the tries of the patient's next sign-in.
 */
export function guessKeysOf(
  keys: SecretKeys,
  { clinicId, purpose, pairKey, patientId, recipient, opensRegistration }: GuessedChallenge,
): GuessKeys {
  if (purpose === "CONTACT_CHANGE" && patientId !== null)
    return { clinicId, pair: contactGuesses(keys, clinicId, patientId), patient: patientGuesses(keys, clinicId, pairKey, null) };
  const pair = pairGuesses(keys, clinicId, pairKey);
  if (patientId === null && opensRegistration) return { clinicId, pair, patient: contactUnseenGuesses(keys, clinicId, pairKey, recipient) };
  return { clinicId, pair, patient: patientGuesses(keys, clinicId, pairKey, patientId) };
}
