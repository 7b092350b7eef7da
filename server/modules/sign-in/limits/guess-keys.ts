import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { OtpChallenge } from "../otp-challenge.entity.ts";
import type { GuessKeys } from "./code-guesses.ts";
import { contactGuesses } from "./contact-change-keys.ts";
import { pairGuesses, patientGuesses } from "./sign-in-keys.ts";

/**
 * The counts under which a challenge's wrong codes fall. Those of whoever changes a contact have their own: in somebody's open session
 * nobody shall use up the tries of the patient's next sign-in.
 */
export function guessKeysOf(
  keys: SecretKeys,
  { clinicId, purpose, pairKey, patientId }: Pick<OtpChallenge, "clinicId" | "purpose" | "pairKey" | "patientId">,
): GuessKeys {
  if (purpose === "CONTACT_CHANGE" && patientId !== null)
    return { clinicId, pair: contactGuesses(keys, clinicId, patientId), patient: patientGuesses(keys, clinicId, pairKey, null) };
  return { clinicId, pair: pairGuesses(keys, clinicId, pairKey), patient: patientGuesses(keys, clinicId, pairKey, patientId) };
}
