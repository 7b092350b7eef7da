import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { validate } from "../../../kernel/validation.ts";
import type { IdentificationType } from "../../clinics/identification-type.entity.ts";
import { problemOfNumber } from "../../patients/check-identifications.ts";
import type { NotificationMethod } from "../../patients/patient-fields.ts";
import { isTextable } from "../../patients/text-reach.ts";
import type { PortalSettingsValues } from "../../settings/portal-settings-values.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";
import type { OtpChannels } from "../../sign-in/otp-request.ts";
import { isUsableAtSignIn } from "../../sign-in/otp-request.ts";
import type { RegistrationFields } from "./registration-fields.ts";
import { registrationFields } from "./registration-fields.ts";

/** A registration as it is sent, before anything was checked. */
export interface Submission {
  /** Null for an id that is none of ours. */
  readonly identificationTypeId: string | null;
  readonly identificationValue?: unknown;
  readonly termsVersion: number;
  readonly consent: boolean;
  readonly [field: string]: unknown;
}

/** By what it is judged. */
export interface Yardstick {
  readonly today: string;
  readonly proven: { readonly channel: OtpChannel; readonly contact: string };
  readonly settings: Pick<PortalSettingsValues, "extraSearchableIdentifications">;
  readonly types: readonly IdentificationType[];
  readonly termsVersion: number;
  readonly means: OtpChannels;
}

/** A registration that can be kept. */
export interface ReadSubmission {
  readonly fields: Omit<RegistrationFields, "otherContact" | "notificationMethod">;
  readonly type: IdentificationType;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly notificationMethod: NotificationMethod;
}

const refused = (field: string, reason: string): Problem => ({ code: "VALIDATION_FAILED", path: ["input", field], reason });

function problemsOfIdentification(type: IdentificationType | undefined, value: unknown): Problem[] {
  if (!type) return [refused("identificationTypeId", "IDENTIFICATION_NOT_OFFERED")];
  const reason = typeof value === "string" && value.trim() !== "" ? problemOfNumber(type, value) : null;
  return reason ? [refused("identificationValue", reason)] : [];
}

function problemsOfConsent({ consent, termsVersion }: Submission, inForce: number): Problem[] {
  if (termsVersion !== inForce) return [refused("termsVersion", "TERMS_CHANGED")];
  return consent ? [] : [refused("consent", "CONSENT_NEEDED")];
}

function problemsOfMethod(
  method: NotificationMethod,
  { email, mobile }: Pick<ReadSubmission, "email" | "mobile">,
  means: OtpChannels,
): Problem[] {
  if ((method === "EMAIL" || method === "BOTH") && email === null) return [refused("notificationMethod", "METHOD_NEEDS_OWN_EMAIL")];
  if (method !== "SMS" && method !== "BOTH") return [];
  if (mobile === null) return [refused("notificationMethod", "METHOD_NEEDS_OWN_MOBILE")];
  const reached = means.channels.includes("SMS") && isTextable(mobile, means.smsCountries);
  return reached ? [] : [refused("notificationMethod", "METHOD_WITHOUT_OWN_TEXTS")];
}

const contactsOf = ({ channel, contact }: Yardstick["proven"], other: string | null) =>
  channel === "EMAIL" ? { email: contact, mobile: other } : { email: other, mobile: contact };

/** What was sent, checked; says every problem of it at once, at its field. Nothing is looked up: nobody learns whether a chart exists. */
export function readSubmission(
  sent: Submission,
  { today, proven, settings, types, termsVersion, means }: Yardstick,
): Outcome<ReadSubmission> {
  const read = validate(registrationFields(today, proven.channel), sent, ["input"]);
  const type = types.find((each) => each.id === sent.identificationTypeId && isUsableAtSignIn(each, settings));
  const others = [...problemsOfIdentification(type, sent.identificationValue), ...problemsOfConsent(sent, termsVersion)];
  if (!read.ok) {
    const said = new Set(read.problems.map(({ path }) => path.join(".")));
    return failure(...read.problems, ...others.filter(({ path }) => !said.has(path.join("."))));
  }
  const { otherContact, notificationMethod, ...fields } = read.value;
  const contacts = contactsOf(proven, otherContact);
  const method = notificationMethod ?? proven.channel;
  const problems = [...others, ...problemsOfMethod(method, contacts, means)];
  if (!type || problems.length > 0) return failure(...problems);
  return success({ fields, type, ...contacts, notificationMethod: method });
}
