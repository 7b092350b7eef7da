import { countryOfPhone } from "../../kernel/fold.ts";
import type { Problem } from "../../kernel/outcome.ts";
import type { Patient } from "../patients/patient.entity.ts";
import type { OtpChannels } from "../sign-in/otp-request.ts";

type Chart = Pick<Patient, "notificationMethod" | "email" | "mobile">;

const byText: readonly Patient["notificationMethod"][] = ["SMS", "BOTH"];
const byEmail: readonly Patient["notificationMethod"][] = ["EMAIL", "BOTH"];

const reachesTexts = (mobile: string, { channels, smsCountries }: OtpChannels): boolean =>
  channels.includes("SMS") && smsCountries.includes(countryOfPhone(mobile) ?? "");

/** Why a patient can't be notified in the way that they chose; null where they can. */
export function whyNotBy({ notificationMethod: method, email, mobile }: Chart, means: OtpChannels): Problem | null {
  const refused = (reason: string): Problem => ({ code: "VALIDATION_FAILED", path: ["input", "notificationMethod"], reason });
  if (byEmail.includes(method) && email === null) return refused("METHOD_NEEDS_EMAIL");
  if (!byText.includes(method)) return null;
  if (mobile === null) return refused("METHOD_NEEDS_MOBILE");
  return reachesTexts(mobile, means) ? null : refused("METHOD_WITHOUT_TEXTS");
}
