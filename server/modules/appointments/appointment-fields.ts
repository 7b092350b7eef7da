import { z } from "zod";
import { appointmentStatuses } from "../../kernel/appointment-status.ts";
import { choice, clearable, httpsUrl, instant, linesOf, textOf } from "../../kernel/validation.ts";

export const visitTypes = ["PHYSICAL_VISIT", "VIRTUAL_VISIT"] as const;

export type VisitType = (typeof visitTypes)[number];

/** What may be said of an appointment. Absent: untouched; null clears what may be empty. */
export const appointmentFields = z.object({
  externalId: textOf(120),
  patientId: z.string().nullish(),
  patientExternalId: z.string().nullish(),
  locationId: z.string().nullish(),
  locationExternalId: z.string().nullish(),
  practitionerName: textOf(120).optional(),
  service: textOf(160).optional(),
  visitType: choice(visitTypes).optional(),
  virtualVisitUrl: clearable(httpsUrl),
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  status: choice(appointmentStatuses).optional(),
  deactivated: z.boolean("REQUIRED").optional(),
  noteToPatient: clearable(linesOf(2000)),
});

export type AppointmentFields = z.output<typeof appointmentFields>;

/** An appointment as an integrating team sends it, before anything was checked. */
export interface AppointmentInput {
  readonly externalId: string;
  readonly [field: string]: unknown;
}
