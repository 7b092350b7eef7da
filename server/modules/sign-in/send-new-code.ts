import type { EntityManager } from "typeorm";
import type { PortalSettingsValues } from "../settings/portal-settings-values.ts";
import { issueOtp } from "./issue-otp.ts";
import type { OtpChannel } from "./otp-channel.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";
import type { Asker, SignInParts } from "./sign-in-parts.ts";

export interface Recipient {
  /** Null: nobody. */
  readonly patientId: string | null;
  readonly channel: OtpChannel;
  readonly destination: string;
  readonly maskedDestination: string;
}

/** A new challenge and its message in one transaction; null where `prepare`, which runs first in it, says no. */
export async function sendNewCode(
  { database, clock, keys, sendCode }: SignInParts,
  { clinic, locale, nonce }: Asker,
  { otpLifetimeMinutes: lifetimeMinutes }: PortalSettingsValues,
  recipient: Recipient,
  prepare: (tx: EntityManager) => Promise<boolean> = async () => true,
): Promise<OtpChallenge | null> {
  const at = clock.now();
  const issued = await database.transaction(async (tx) => {
    if (!(await prepare(tx))) return null;
    const { challenge, code } = await issueOtp(tx, keys, { clinicId: clinic.id, ...recipient, nonce, lifetimeMinutes, at });
    await sendCode.enqueue(tx, { clinic, locale, challenge, code, destination: recipient.destination, lifetimeMinutes });
    return challenge;
  });
  if (issued) sendCode.wake();
  return issued;
}
