import { z } from "zod";
import { addressFields } from "../../kernel/address.ts";
import { email, phone } from "../../kernel/contact-fields.ts";
import { locales } from "../../kernel/locale.ts";
import { calendarDate, choice, clearable, textOf } from "../../kernel/validation.ts";

export const sexes = ["FEMALE", "MALE", "OTHER", "UNKNOWN"] as const;

export type Sex = (typeof sexes)[number];

export const notificationMethods = ["NONE", "EMAIL", "SMS", "BOTH"] as const;

export type NotificationMethod = (typeof notificationMethods)[number];

const earliestBirth = "1880-01-01";

const plausibleBirth = (today: string) => calendarDate.refine((day) => day >= earliestBirth && day <= today, "DATE_IMPLAUSIBLE");

/** What may be said of a chart. Absent: untouched; null clears what may be empty. */
export const chartFields = (today: string) =>
  z.object({
    firstName: textOf(80).optional(),
    lastName: textOf(80).optional(),
    preferredName: clearable(textOf(80)),
    dateOfBirth: plausibleBirth(today).optional(),
    sex: choice(sexes).optional(),
    identifications: z
      .array(z.object({ typeId: z.string("REQUIRED"), value: textOf(64) }), "REQUIRED")
      .max(50, "TOO_MANY")
      .optional(),
    email: clearable(email),
    mobile: clearable(phone),
    homePhone: clearable(phone),
    language: choice(locales).optional(),
    notificationMethod: choice(notificationMethods).optional(),
    address: addressFields.nullable().optional(),
    unsubscribedFromEmail: z.boolean("REQUIRED").optional(),
    unsubscribedFromSms: z.boolean("REQUIRED").optional(),
    archived: z.boolean("REQUIRED").optional(),
    verified: z.boolean("REQUIRED").optional(),
  });

export type ChartFields = z.output<ReturnType<typeof chartFields>>;

/** The same of a chart that an integrating team knows by its own id. */
export const patientFields = (today: string) => chartFields(today).extend({ externalId: textOf(120) });

/** A chart as an integrating team sends it, before anything was checked. */
export interface PatientInput {
  readonly externalId: string;
  readonly [field: string]: unknown;
}
