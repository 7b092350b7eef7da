import { createHash, timingSafeEqual } from "node:crypto";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import type { OtpChannel } from "../otp-channel.ts";
import type { NotificationLink } from "./notification-link.entity.ts";

const codePurpose = "one-time-code/notification";
const recipientPurpose = "notification-link/recipient";

/** What a code belongs to: it opens no other link, no sign-in, and nothing for whoever gets the address later. */
type Bound = Pick<NotificationLink, "clinicId" | "id" | "recipient">;

export const macOfLinkCode = (keys: SecretKeys, { clinicId, id, recipient }: Bound, code: string): string =>
  keys.hmac(codePurpose, clinicId, id, recipient, code);

/** Compared in constant time; a link without a code has no right one. */
export const isRightLinkCode = (
  keys: SecretKeys,
  { clinicId, id, recipient, codeMac }: Bound & Pick<NotificationLink, "codeMac">,
  code: string,
): boolean => keys.verify(codePurpose, codeMac ?? "", clinicId, id, recipient, code);

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Takes the same time whichever digit differs. */
export const isSameDay = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

export const recipientOf = (keys: SecretKeys, clinicId: string, channel: OtpChannel, destination: string): string =>
  keys.hmac(recipientPurpose, clinicId, channel, destination);

/** Whether the chart's contact of today is still the one to which the message went. */
export function isStillReached(
  keys: SecretKeys,
  { clinicId, channel, recipient }: NotificationLink,
  { email, mobile }: Pick<Patient, "email" | "mobile">,
): boolean {
  const contact = channel === "EMAIL" ? email : mobile;
  return contact !== null && keys.verify(recipientPurpose, recipient, clinicId, channel, contact);
}
