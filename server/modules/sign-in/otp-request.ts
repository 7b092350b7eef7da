import { countryOfPhone, normalEmail, normalPhone } from "../../kernel/fold.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { isAccessEffective } from "../access/effective-access.ts";
import type { IdentificationType } from "../clinics/identification-type.entity.ts";
import type { PortalSettingsValues } from "../settings/portal-settings-values.ts";
import type { ChartAtSignIn } from "./chart-at-sign-in.ts";
import type { OtpChannel } from "./otp-channel.ts";

/** What a person types to say who they are and where the code should go. */
export interface OtpRequest {
  /** Null for an id that is none of ours: it is answered like any other. */
  readonly identificationTypeId: string | null;
  readonly identificationValue: string;
  readonly channel: OtpChannel;
  readonly destination: string;
}

const longestInput = 254;

const problemsOfText = (field: "identificationValue" | "destination", value: string): Problem[] => {
  if (value.trim() === "") return [{ code: "VALIDATION_FAILED", path: ["input", field], reason: "REQUIRED" }];
  if (value.length <= longestInput) return [];
  return [{ code: "VALIDATION_FAILED", path: ["input", field], reason: "TOO_LONG", facts: { maximum: longestInput } }];
};

/** By which ways codes can be sent. */
export interface OtpChannels {
  readonly channels: readonly OtpChannel[];
  /** Countries whose numbers get text messages: ISO codes. */
  readonly smsCountries: readonly string[];
}

/** A number of a country where text messages don't go. What is no number at all is nobody's, and answered like any other. */
function isTooFar({ channel, destination }: OtpRequest, { channels, smsCountries }: OtpChannels): boolean {
  const number = channel === "SMS" && channels.includes(channel) ? normalPhone(destination) : null;
  const country = number && countryOfPhone(number);
  return number !== null && (!country || !smsCountries.includes(country));
}

/** Refuses only what says nothing about anybody: blanks, walls of text, what can't be sent to from here. */
export function checkRequest(request: OtpRequest, { channels, smsCountries }: OtpChannels): Outcome<OtpRequest> {
  const problems = [
    ...problemsOfText("identificationValue", request.identificationValue),
    ...problemsOfText("destination", request.destination),
  ];
  if (!channels.includes(request.channel))
    problems.push({
      code: "VALIDATION_FAILED",
      path: ["input", "channel"],
      reason: "NOT_A_CHOICE",
      facts: { choices: channels.join(", ") },
    });
  if (problems.length === 0 && isTooFar(request, { channels, smsCountries }))
    problems.push({
      code: "VALIDATION_FAILED",
      path: ["input", "destination"],
      reason: "SMS_COUNTRY",
      facts: { choices: smsCountries.join(", ") },
    });
  return problems.length > 0 ? failure(...problems) : success(request);
}

/** Which identifications may be named at sign-in: provincial ones that patients see, and others where setting 5 is on; none of an archived type. */
export const isUsableAtSignIn = (
  type: Pick<IdentificationType, "kind" | "portalVisible" | "archived">,
  settings: Pick<PortalSettingsValues, "extraSearchableIdentifications">,
): boolean => type.portalVisible && !type.archived && (type.kind === "PROVINCIAL" || settings.extraSearchableIdentifications);

/** The destination in the form in which charts hold it; what can't be one stays as typed, and matches nothing. */
export const normalDestination = (channel: OtpChannel, typed: string): string =>
  channel === "EMAIL" ? normalEmail(typed) : (normalPhone(typed) ?? typed.trim());

/** Whether the code may really go out: the chart holds this destination, and its patient may be in the portal. */
export function isRecipient(
  patient: ChartAtSignIn | null,
  channel: OtpChannel,
  destination: string,
  settings: PortalSettingsValues,
): patient is ChartAtSignIn {
  if (!patient) return false;
  const onChart = channel === "EMAIL" ? patient.email : patient.mobile;
  return onChart === destination && isAccessEffective({ portalAccess: settings.portalAccess, chart: patient });
}
