import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { OtpChannel } from "../otp-channel.ts";

/** What a patient typed who changes a contact: requests for the same are counted by it. */
export const contactPairKeyOf = (
  keys: SecretKeys,
  {
    clinicId,
    patientId,
    channel,
    destination,
  }: {
    readonly clinicId: string;
    readonly patientId: string;
    readonly channel: OtpChannel;
    readonly destination: string;
  },
): string => keys.hmac("contact-change/pair", clinicId, patientId, channel, destination);

/** Wrong codes of a patient who changes a contact, over all addresses. */
export const contactGuesses = (keys: SecretKeys, clinicId: string, patientId: string): string =>
  keys.hmac("contact-change/guesses", clinicId, patientId);

/** Codes that a patient asked for who changes a contact, over all addresses. */
export const contactSends = (keys: SecretKeys, clinicId: string, patientId: string): string =>
  keys.hmac("contact-change/sends", clinicId, patientId);
