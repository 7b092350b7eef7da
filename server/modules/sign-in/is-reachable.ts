import { email } from "../../kernel/contact-fields.ts";
import { normalPhone } from "../../kernel/fold.ts";
import { isTextable } from "../patients/text-reach.ts";
import type { OtpChannel } from "./otp-channel.ts";

/** Whether a code can be sent to a destination in normal form that stands on no chart. */
export function isReachable(channel: OtpChannel, destination: string, smsCountries: readonly string[]): boolean {
  if (channel === "SMS") return normalPhone(destination) === destination && isTextable(destination, smsCountries);
  const read = email.safeParse(destination);
  return read.success && read.data === destination;
}
