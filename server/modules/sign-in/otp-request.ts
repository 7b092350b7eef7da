import { normalEmail, normalPhone } from "../../kernel/fold.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { isAccessEffective } from "../access/effective-access.ts";
import type { IdentificationType } from "../clinics/identification-type.entity.ts";
import type { Patient } from "../patients/patient.entity.ts";
import type { PortalSettingsValues } from "../settings/portal-settings-values.ts";
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

/** Refuses only what says nothing about anybody: blanks, walls of text, a channel that the clinic does not offer. */
export function checkRequest(request: OtpRequest, channels: readonly OtpChannel[]): Outcome<OtpRequest> {
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
  return problems.length > 0 ? failure(...problems) : success(request);
}

/** Which identifications may be named at sign-in: provincial ones that patients see, and others where setting 5 is on. */
export const isUsableAtSignIn = (
  type: Pick<IdentificationType, "kind" | "portalVisible">,
  settings: Pick<PortalSettingsValues, "extraSearchableIdentifications">,
): boolean => type.portalVisible && (type.kind === "PROVINCIAL" || settings.extraSearchableIdentifications);

/** The destination in the form in which charts hold it; what can't be one stays as typed, and matches nothing. */
export const normalDestination = (channel: OtpChannel, typed: string): string =>
  channel === "EMAIL" ? normalEmail(typed) : (normalPhone(typed) ?? typed.trim());

/** Whether the code may really go out: the chart holds this destination, and its patient may be in the portal. */
export function isRecipient(
  patient: Patient | null,
  channel: OtpChannel,
  destination: string,
  settings: PortalSettingsValues,
): patient is Patient {
  if (!patient) return false;
  const onChart = channel === "EMAIL" ? patient.email : patient.mobile;
  return onChart === destination && isAccessEffective({ portalAccess: settings.portalAccess, chart: patient });
}
