import type { EntityManager } from "typeorm";
import { insertRows } from "../../db/insert-rows.ts";
import { later, minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { hashToken } from "../../kernel/secret-token.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { macOfCode, newOneTimeCode } from "./one-time-code.ts";
import type { CodePurpose } from "./one-time-code.ts";
import type { OtpChannel } from "./otp-channel.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";

export interface Issue {
  readonly clinicId: string;
  readonly purpose: CodePurpose;
  readonly replaces: string | null;
  /** Null for nobody: the same rows, and nothing goes out unless the code opens a registration. */
  readonly patientId: string | null;
  readonly opensRegistration: boolean;
  readonly identificationTypeId: string | null;
  readonly identificationIndex: string | null;
  readonly channel: OtpChannel;
  /** In normal form. */
  readonly destination: string;
  /** See `recipientOf`. */
  readonly recipient: string;
  readonly maskedDestination: string;
  readonly pairKey: string;
  readonly resendAvailableAt: Date;
  /** What the browser that asked holds. */
  readonly nonce: string;
  readonly lifetimeMinutes: number;
  readonly at: Date;
}

export interface IssuedCode {
  readonly challenge: OtpChallenge;
  readonly code: string;
}

const recipientPurpose = "one-time-code/recipient";

/** Keyed hash of a contact, as challenges name it. */
export const recipientOf = (keys: SecretKeys, clinicId: string, channel: OtpChannel, contact: string): string =>
  keys.hmac(recipientPurpose, clinicId, channel, contact);

/** Whether the chart's contact of today is still the one to which the challenge's code went. */
export function isStillRecipient(
  keys: SecretKeys,
  { clinicId, channel, recipient }: OtpChallenge,
  { email, mobile }: Pick<Patient, "email" | "mobile">,
): boolean {
  const contact = channel === "EMAIL" ? email : mobile;
  return contact !== null && keys.verify(recipientPurpose, recipient, clinicId, channel, contact);
}

/** Writes a new challenge with a new code, for a patient or for nobody alike. */
export function issueOtp(tx: EntityManager, keys: SecretKeys, issue: Issue): Promise<IssuedCode> {
  const { clinicId, purpose, recipient, at } = issue;
  const id = newId();
  const code = newOneTimeCode();
  const challenge: OtpChallenge = {
    clinicId,
    id,
    purpose,
    replaces: issue.replaces,
    patientId: issue.patientId,
    opensRegistration: issue.opensRegistration,
    identificationTypeId: issue.identificationTypeId,
    identificationIndex: issue.identificationIndex,
    channel: issue.channel,
    recipient,
    destinationEncrypted: keys.encrypt("one-time-code/destination", issue.destination, `${clinicId}:${id}`),
    maskedDestination: issue.maskedDestination,
    codeMac: macOfCode(keys, { purpose, clinicId, challengeId: id, recipient }, code),
    nonceHash: hashToken(issue.nonce),
    pairKey: issue.pairKey,
    tries: 0,
    resendAvailableAt: issue.resendAvailableAt,
    createdAt: at,
    expiresAt: later(at, minutes(issue.lifetimeMinutes)),
    voidedAt: null,
    consumedAt: null,
  };
  return insertRows(tx, OtpChallenge, [challenge]).then(() => ({ challenge, code }));
}

/** The destination of an earlier challenge, for sending there again. */
export const destinationOf = (keys: SecretKeys, { clinicId, id, destinationEncrypted }: OtpChallenge): string =>
  keys.decrypt("one-time-code/destination", destinationEncrypted, `${clinicId}:${id}`);
