import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { recipientOf } from "../issue-otp.ts";
import type { CodePurpose } from "../one-time-code.ts";
import { contactSends } from "./contact-change-keys.ts";
import { guessKeysOf } from "./guess-keys.ts";
import type { Sending } from "./sign-in-keys.ts";
import { sendKeysOf } from "./sign-in-keys.ts";
import { strangersOf } from "./stranger-limits.ts";

interface CodeSending extends Sending {
  readonly purpose: CodePurpose;
  /** Whether codes go to strangers at all, and this one would. */
  readonly opensRegistrations: boolean;
  readonly isStranger: boolean;
}

/** Everything under which a request for a code is counted. */
export function codeKeysOf(keys: SecretKeys, sending: CodeSending) {
  const { clinicId, purpose, pairKey, patientId, channel, destination, opensRegistrations, isStranger } = sending;
  const recipient = recipientOf(keys, clinicId, channel, destination);
  const guesses = guessKeysOf(keys, { clinicId, purpose, pairKey, patientId, recipient, opensRegistration: isStranger });
  return {
    ...sendKeysOf(keys, sending),
    recipient,
    pairGuesses: guesses.pair,
    patientGuesses: guesses.patient,
    asker: purpose === "CONTACT_CHANGE" && patientId !== null ? contactSends(keys, clinicId, patientId) : null,
    strangers: opensRegistrations ? strangersOf(keys, sending, isStranger) : null,
  };
}
