import { networkOf } from "../../../kernel/network.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { OtpChannel } from "../otp-channel.ts";

/** What was typed: an identification, by its keyed index, and where the code should go, in normal form. */
export interface TypedPair {
  readonly clinicId: string;
  readonly typeId: string;
  readonly identificationIndex: string;
  readonly channel: OtpChannel;
  readonly destination: string;
}

export const pairKeyOf = (keys: SecretKeys, { clinicId, typeId, identificationIndex, channel, destination }: TypedPair): string =>
  keys.hmac("sign-in/pair", clinicId, typeId, identificationIndex, channel, destination);

/**
 * Whose counts stand behind a challenge: the patient's, or for nobody those of the pair that was typed, so that the same rows are
 * written. `spare` takes what a count that is full no longer does.
 */
export interface UnseenKeys {
  readonly own: string;
  readonly spare: string;
}

const unseen = (keys: SecretKeys, purpose: string, clinicId: string, pairKey: string, whose: readonly string[] | null): UnseenKeys => {
  let spare: string | undefined;
  return {
    own: whose ? keys.hmac(purpose, clinicId, ...whose) : keys.hmac(`${purpose}/nobody`, clinicId, pairKey),
    get spare() {
      return (spare ??= keys.hmac(`${purpose}/spare`, clinicId, pairKey));
    },
  };
};

/** Wrong codes for what was typed. */
export const pairGuesses = (keys: SecretKeys, clinicId: string, pairKey: string): string =>
  keys.hmac("sign-in/guesses-of-pair", clinicId, pairKey);

/** Wrong codes for a patient, by whichever identification and destination. */
export const patientGuesses = (keys: SecretKeys, clinicId: string, pairKey: string, patientId: string | null): UnseenKeys =>
  unseen(keys, "sign-in/guesses-of-patient", clinicId, pairKey, patientId === null ? null : [patientId]);

/** Wrong codes that would have proven a contact for a registration, by whichever identification. */
export const contactUnseenGuesses = (keys: SecretKeys, clinicId: string, pairKey: string, recipient: string): UnseenKeys =>
  unseen(keys, "sign-in/guesses-of-contact", clinicId, pairKey, [recipient]);

/** Wrong answers to a patient's notifications, over all of them. */
export const noticeGuesses = (keys: SecretKeys, clinicId: string, patientId: string): string =>
  keys.hmac("sign-in/guesses-from-notifications", clinicId, patientId);

/** What a request for a code is counted under. */
export interface SendKeys {
  readonly network: string;
  readonly pair: string;
  readonly destinationFromNetwork: string;
  readonly patient: UnseenKeys;
  readonly destination: UnseenKeys;
}

export interface Sending {
  readonly clinicId: string;
  readonly pairKey: string;
  readonly channel: OtpChannel;
  readonly destination: string;
  readonly networkAddress: string | null;
  /** Null: nobody. */
  readonly patientId: string | null;
}

export function sendKeysOf(keys: SecretKeys, { clinicId, pairKey, channel, destination, networkAddress, patientId }: Sending): SendKeys {
  const network = networkOf(networkAddress);
  return {
    network: keys.hmac("sign-in/sends-from-network", clinicId, network),
    pair: keys.hmac("sign-in/sends-of-pair", clinicId, pairKey),
    destinationFromNetwork: keys.hmac("sign-in/sends-from-network-to", clinicId, network, channel, destination),
    patient: unseen(keys, "sign-in/sends-to-patient", clinicId, pairKey, patientId === null ? null : [patientId]),
    destination: unseen(keys, "sign-in/sends-to", clinicId, pairKey, patientId === null ? null : [channel, destination]),
  };
}
