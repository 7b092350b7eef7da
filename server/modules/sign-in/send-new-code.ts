import type { EntityManager } from "typeorm";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { PortalSettingsValues } from "../settings/portal-settings-values.ts";
import type { ChartAtSignIn } from "./chart-at-sign-in.ts";
import { issueOtp } from "./issue-otp.ts";
import { contactSends } from "./limits/contact-change-keys.ts";
import { guessKeysOf } from "./limits/guess-keys.ts";
import { takeSend } from "./limits/send-limits.ts";
import { sendKeysOf } from "./limits/sign-in-keys.ts";
import { takeTextMessage } from "./limits/sms-cap.ts";
import { waitProblem } from "./limits/waiting.ts";
import type { CodePurpose } from "./one-time-code.ts";
import type { OtpChannel } from "./otp-channel.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";
import type { Asker, SignInParts } from "./sign-in-parts.ts";

export type CodeParts = Pick<SignInParts, "database" | "clock" | "keys" | "sendCode" | "smsDailyCap">;

export type CodeAsker = Pick<Asker, "actor" | "clinic" | "locale" | "nonce">;

export interface Recipient {
  readonly purpose: CodePurpose;
  /** See `OtpChallenge.replaces`. */
  readonly replaces: string | null;
  /** Null: nobody. */
  readonly chart: Pick<ChartAtSignIn, "id" | "email"> | null;
  readonly pairKey: string;
  readonly channel: OtpChannel;
  readonly destination: string;
  readonly maskedDestination: string;
}

interface Carriage {
  readonly channel: OtpChannel;
  readonly destination: string;
  /** Whether the message goes out. */
  readonly goesOut: boolean;
}

/**
 * By text message where the clinic may still send some today, otherwise by e-mail where one is on file; nobody is told which. Null for
 * a number that is to come onto the chart: it is shown to be theirs by no other way.
 */
async function carriageOf(
  tx: EntityManager,
  { keys, smsDailyCap: most }: CodeParts,
  { purpose, chart, channel, destination }: Recipient,
  { clinicId, mayReach, at }: { readonly clinicId: string; readonly mayReach: boolean; readonly at: Date },
): Promise<Carriage | null> {
  const goesOut = chart !== null && mayReach;
  if (channel === "EMAIL") return { channel, destination, goesOut };
  if (await takeTextMessage(tx, keys, { clinicId, goesOut, most, at })) return { channel, destination, goesOut };
  if (goesOut && purpose === "CONTACT_CHANGE") return null;
  return goesOut && chart.email !== null
    ? { channel: "EMAIL", destination: chart.email, goesOut }
    : { channel, destination, goesOut: false };
}

/** A new challenge and its message in one transaction, unless a limit says to wait; null where `prepare` says no. */
export async function sendNewCode(
  parts: CodeParts,
  { actor, clinic, locale, nonce }: CodeAsker,
  { otpLifetimeMinutes: lifetimeMinutes }: PortalSettingsValues,
  recipient: Recipient,
  path: readonly string[],
  prepare: (tx: EntityManager) => Promise<boolean> = async () => true,
): Promise<Outcome<OtpChallenge> | null> {
  const { database, clock, keys, sendCode } = parts;
  const { purpose, replaces, chart, pairKey, channel, destination, maskedDestination } = recipient;
  const [clinicId, patientId, at] = [clinic.id, chart?.id ?? null, clock.now()];
  const guesses = guessKeysOf(keys, { clinicId, purpose, pairKey, patientId });
  const sendKeys = {
    ...sendKeysOf(keys, { clinicId, pairKey, channel, destination, networkAddress: actor.origin.networkAddress, patientId }),
    pairGuesses: guesses.pair,
    patientGuesses: guesses.patient,
    asker: purpose === "CONTACT_CHANGE" && patientId !== null ? contactSends(keys, clinicId, patientId) : null,
  };
  const issued = await database.transaction(async (tx): Promise<Outcome<OtpChallenge> | null> => {
    const { shut, nextAt, mayReach } = await takeSend(tx, clinicId, sendKeys, at);
    if (shut) return failure(waitProblem({ ...shut, purpose, at, path, clinicPhone: clinic.phone }));
    if (!(await prepare(tx))) return null;
    const carriage = await carriageOf(tx, parts, recipient, { clinicId, mayReach, at });
    if (!carriage) return failure({ code: "VALIDATION_FAILED", path, reason: "NO_TEXTS_LEFT", facts: { clinicPhone: clinic.phone } });
    const { challenge, code } = await issueOtp(tx, keys, {
      ...{ clinicId, purpose, replaces, patientId, channel, destination, maskedDestination, pairKey },
      ...{ resendAvailableAt: nextAt, nonce, lifetimeMinutes, at },
    });
    const message = { clinic, locale, challenge, code, lifetimeMinutes, channel: carriage.channel, destination: carriage.destination };
    await sendCode.enqueue(tx, { ...message, decoy: !carriage.goesOut });
    return success(challenge);
  });
  if (issued?.ok) sendCode.wake();
  return issued;
}
