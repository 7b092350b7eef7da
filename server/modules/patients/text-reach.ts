import { countryOfPhone } from "../../kernel/fold.ts";
import type { Problem } from "../../kernel/outcome.ts";
import type { PatientDetails } from "./merge-patient.ts";

type Reach = Pick<PatientDetails, "mobile" | "notificationMethod">;

/** Whether text messages go to the number's country. */
export function isTextable(mobile: string, smsCountries: readonly string[]): boolean {
  const country = countryOfPhone(mobile);
  return country !== null && smsCountries.includes(country);
}

const wantsTexts = ({ notificationMethod }: Reach): boolean => notificationMethod === "SMS" || notificationMethod === "BOTH";

/**
 * A number of a country that no text messages go to belongs on a chart, as staff can call it. It is refused only where it makes the
 * patient wait for texts that never come: said to whoever sets the number or the method, not to who changes something else.
 */
export function checkTextReach(
  before: Reach | null,
  now: Reach,
  smsCountries: readonly string[],
  path: readonly string[],
): readonly Problem[] {
  if (now.mobile === null || !wantsTexts(now) || isTextable(now.mobile, smsCountries)) return [];
  if (before && before.mobile === now.mobile && wantsTexts(before)) return [];
  const facts = { choices: smsCountries.join(", ") };
  return [{ code: "VALIDATION_FAILED", path: [...path, "mobile"], reason: "CHART_SMS_COUNTRY", facts }];
}
