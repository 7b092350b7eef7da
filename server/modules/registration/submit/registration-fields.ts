import { z } from "zod";
import { email, phone } from "../../../kernel/contact-fields.ts";
import { locales } from "../../../kernel/locale.ts";
import { choice, textOf } from "../../../kernel/validation.ts";
import { chartFields, sexes } from "../../patients/patient-fields.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";

const blankIsNone = (value: unknown): unknown => (typeof value === "string" && value.trim() === "" ? null : value);

/** What may be empty; people leave fields blank. */
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(blankIsNone, schema.nullish()).transform((value) => value ?? null);

/** What nobody has chosen is missing, not wrong. */
const needed = <S extends z.ZodType>(schema: S) => z.preprocess((value) => value ?? null, schema);

const longestNumber = 64;

/** What somebody says of themself who registers: as on a chart, with all that a chart needs. */
export function registrationFields(today: string, proven: OtpChannel) {
  const { dateOfBirth, address, notificationMethod } = chartFields(today).shape;
  return z.object({
    firstName: textOf(80),
    lastName: textOf(80),
    preferredName: optional(textOf(80)),
    dateOfBirth: dateOfBirth.unwrap(),
    sex: needed(choice(sexes)),
    language: needed(choice(locales)),
    identificationValue: textOf(longestNumber),
    address,
    otherContact: optional(proven === "EMAIL" ? phone : email),
    notificationMethod: notificationMethod.nullable(),
  });
}

export type RegistrationFields = z.output<ReturnType<typeof registrationFields>>;
