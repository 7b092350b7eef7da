import { email, phone } from "../../../kernel/contact-fields.ts";
import { countryOfPhone } from "../../../kernel/fold.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure } from "../../../kernel/outcome.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { validate } from "../../../kernel/validation.ts";
import type { PatientDetails } from "../../patients/merge-patient.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";
import type { OtpChannels } from "../../sign-in/otp-request.ts";
import type { OwnAsker } from "../my-information-parts.ts";

export interface TypedContact {
  readonly channel: OtpChannel;
  readonly destination: string;
}

export const contactField = (channel: OtpChannel): "email" | "mobile" => (channel === "EMAIL" ? "email" : "mobile");

export const contactOf = (chart: Pick<Patient, "email" | "mobile">, channel: OtpChannel): string | null => chart[contactField(channel)];

export const changeTo = ({ channel, destination }: TypedContact): Partial<PatientDetails> => ({ [contactField(channel)]: destination });

export const destinationPath: readonly string[] = ["input", "destination"];

/** The contact in normal form, where a code can be sent to it. */
export function readContact({ channel, destination }: TypedContact, { channels, smsCountries }: OtpChannels): Outcome<string> {
  const refused = (field: string, reason: string, choices: readonly string[]): Outcome<never> =>
    failure({ code: "VALIDATION_FAILED", path: ["input", field], reason, facts: { choices: choices.join(", ") } });
  if (!channels.includes(channel)) return refused("channel", "NOT_A_CHOICE", channels);
  const read = validate(channel === "EMAIL" ? email : phone, destination, destinationPath);
  if (!read.ok || channel === "EMAIL") return read;
  const country = countryOfPhone(read.value);
  return country !== null && smsCountries.includes(country) ? read : refused("destination", "SMS_COUNTRY", smsCountries);
}

const purpose = "contact-change/replaces";

type WhoseContact = Pick<Patient, "clinicId" | "id" | "email" | "mobile">;

/** Keyed hash of what the chart says now, so that a code confirms no change of anything else. */
export const markOfContact = (keys: SecretKeys, chart: WhoseContact, channel: OtpChannel): string =>
  keys.hmac(purpose, chart.clinicId, chart.id, channel, contactOf(chart, channel) ?? "");

export const isContactOfMark = (keys: SecretKeys, mark: string | null, chart: WhoseContact, channel: OtpChannel): boolean =>
  keys.verify(purpose, mark ?? "", chart.clinicId, chart.id, channel, contactOf(chart, channel) ?? "");

/** What the challenge is bound to: the session, and with it the browser. */
export const holderOf = ({ actor }: OwnAsker): string => `contact-change:${actor.session.id}`;
