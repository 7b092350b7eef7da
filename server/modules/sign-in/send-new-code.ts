import type { EntityManager } from "typeorm";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { PortalSettingsValues } from "../settings/portal-settings-values.ts";
import type { ChartAtSignIn } from "./chart-at-sign-in.ts";
import { isReachable } from "./is-reachable.ts";
import { issueOtp } from "./issue-otp.ts";
import { codeKeysOf } from "./limits/code-keys.ts";
import { takeSend } from "./limits/send-limits.ts";
import { takeTextMessage } from "./limits/sms-cap.ts";
import { takeStrangers } from "./limits/stranger-limits.ts";
import { waitProblem } from "./limits/waiting.ts";
import type { CodePurpose } from "./one-time-code.ts";
import type { OtpChannel } from "./otp-channel.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";
import type { Asker, SignInParts } from "./sign-in-parts.ts";

export type CodeParts = Pick<SignInParts, "database" | "clock" | "keys" | "sendCode" | "smsDailyCap" | "smsCountries">;

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
  /** Of the identification that was typed; null where a contact changes. */
  readonly identificationTypeId: string | null;
  readonly identificationIndex: string | null;
}

interface Carriage {
  readonly channel: OtpChannel;
  readonly destination: string;
  /** Whether the message goes out. */
  readonly goesOut: boolean;
}

interface Decided {
  readonly clinicId: string;
  readonly goesOut: boolean;
  readonly at: Date;
}

/**
 * By text message where the clinic may still send some today, otherwise by e-mail where one is on file; nobody is told which. Null for
 * a number that is to come onto the chart: it is shown to be theirs by no other way. Strangers leave half of the day's to patients.
 */
async function carriageOf(
  tx: EntityManager,
  { keys, smsDailyCap }: CodeParts,
  { purpose, chart, channel, destination }: Recipient,
  { clinicId, goesOut, at }: Decided,
): Promise<Carriage | null> {
  const most = chart ? smsDailyCap : Math.floor(smsDailyCap / 2);
  if (channel === "EMAIL") return { channel, destination, goesOut };
  if (await takeTextMessage(tx, keys, { clinicId, goesOut, most, at })) return { channel, destination, goesOut };
  if (goesOut && purpose === "CONTACT_CHANGE") return null;
  return goesOut && chart && chart.email !== null
    ? { channel: "EMAIL", destination: chart.email, goesOut }
    : { channel, destination, goesOut: false };
}

/**
 * A new challenge and its message in one transaction, unless a limit says to wait; null where `prepare` says no. To somebody whom no
 * chart matches the code goes out while people may register, and the answer, the rows and the statements are those of a patient's.
 */
export async function sendNewCode(
  parts: CodeParts,
  { actor, clinic, locale, nonce }: CodeAsker,
  settings: PortalSettingsValues,
  recipient: Recipient,
  path: readonly string[],
  prepare?: (tx: EntityManager) => Promise<boolean>,
): Promise<Outcome<OtpChallenge> | null> {
  const { database, clock, keys, sendCode } = parts;
  const { chart, ...asked } = recipient;
  const [clinicId, patientId, at] = [clinic.id, chart?.id ?? null, clock.now()];
  const { otpLifetimeMinutes: lifetimeMinutes, patientRegistration } = settings;
  const opensRegistrations = patientRegistration && asked.purpose === "SIGN_IN";
  const reachable = isReachable(asked.channel, asked.destination, parts.smsCountries);
  const isStranger = opensRegistrations && reachable && chart === null;
  const { networkAddress } = actor.origin;
  const sendKeys = codeKeysOf(keys, { ...asked, clinicId, patientId, networkAddress, opensRegistrations, isStranger });
  const issued = await database.transaction(async (tx): Promise<Outcome<OtpChallenge> | null> => {
    const { shut, nextAt, mayReach } = await takeSend(tx, clinicId, sendKeys, at);
    if (shut) return failure(waitProblem({ ...shut, purpose: asked.purpose, at, path, clinicPhone: clinic.phone }));
    if (prepare && !(await prepare(tx))) return null;
    const left = !opensRegistrations || (await takeStrangers(tx, keys, { clinicId, counts: isStranger && mayReach, at }));
    const goesOut = mayReach && (chart !== null || (isStranger && left));
    const carriage = await carriageOf(tx, parts, recipient, { clinicId, goesOut, at });
    if (!carriage) return failure({ code: "VALIDATION_FAILED", path, reason: "NO_TEXTS_LEFT", facts: { clinicPhone: clinic.phone } });
    const { challenge, code } = await issueOtp(tx, keys, {
      ...asked,
      ...{ clinicId, patientId, recipient: sendKeys.recipient, opensRegistration: isStranger && carriage.goesOut },
      ...{ resendAvailableAt: nextAt, nonce, lifetimeMinutes, at },
    });
    const message = { clinic, locale, challenge, code, lifetimeMinutes, channel: carriage.channel, destination: carriage.destination };
    await sendCode.enqueue(tx, { ...message, decoy: !carriage.goesOut });
    return success(challenge);
  });
  if (issued?.ok) sendCode.wake();
  return issued;
}
