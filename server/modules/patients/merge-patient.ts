import type { Address } from "../../kernel/address.ts";
import { noAddress } from "../../kernel/address.ts";
import { given } from "../../kernel/changes.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { NotificationMethod, ChartFields, Sex } from "./patient-fields.ts";

/** What a chart says of its patient, without keys, access and times. */
export interface PatientDetails extends Address {
  readonly firstName: string;
  readonly lastName: string;
  readonly preferredName: string | null;
  readonly dateOfBirth: string;
  readonly sex: Sex;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly homePhone: string | null;
  readonly language: Locale;
  readonly notificationMethod: NotificationMethod;
  readonly unsubscribedFromEmail: boolean;
  readonly unsubscribedFromSms: boolean;
  readonly archived: boolean;
  readonly verified: boolean;
}

const defaults = (language: Locale, { email, mobile }: ChartFields) => ({
  preferredName: null,
  email: null,
  mobile: null,
  homePhone: null,
  language,
  notificationMethod: email ? ("EMAIL" as const) : mobile ? ("SMS" as const) : ("NONE" as const),
  ...noAddress,
  unsubscribedFromEmail: false,
  unsubscribedFromSms: false,
  archived: false,
  verified: true,
});

const needed = ["firstName", "lastName", "dateOfBirth", "sex"] as const;

/** The chart as the fields make it, from the one that exists or anew. A new one needs names, birth date and sex. */
export function mergePatient(
  existing: PatientDetails | null,
  fields: ChartFields,
  language: Locale,
  path: readonly string[],
): Outcome<PatientDetails> {
  const { identifications: _, address, ...details } = fields;
  const missing = existing ? [] : needed.filter((field) => fields[field] === undefined);
  if (missing.length > 0)
    return failure(...missing.map((field): Problem => ({ code: "VALIDATION_FAILED", path: [...path, field], reason: "REQUIRED" })));
  const base = existing ?? defaults(language, fields);
  const placed = address === null ? noAddress : given(address ?? {});
  return success({ ...base, ...given(details), ...placed } as PatientDetails);
}
