import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { given } from "../../kernel/changes.ts";
import { hours } from "../../kernel/clock.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { AppointmentFields, VisitType } from "./appointment-fields.ts";

/** An appointment lasts no longer: upcoming ones are found by their start without reading all earlier ones. */
export const longestVisit = hours(24);

export interface AppointmentDetails {
  readonly patientId: string;
  readonly locationId: string;
  readonly practitionerName: string;
  readonly service: string;
  readonly visitType: VisitType;
  readonly virtualVisitUrl: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly status: AppointmentStatus;
  readonly deactivated: boolean;
  readonly noteToPatient: string | null;
}

const defaults = { visitType: "PHYSICAL_VISIT", virtualVisitUrl: null, deactivated: false, noteToPatient: null } as const;

const needed = ["practitionerName", "service", "startsAt", "endsAt", "status"] as const;

/** The patient and the location that the fields name, when they name any. */
export interface NamedParties {
  readonly patientId?: string;
  readonly locationId?: string;
}

const problem = (path: readonly string[], field: string, reason: string): Problem => ({
  code: "VALIDATION_FAILED",
  path: [...path, field],
  reason,
});

const timesProblem = ({ startsAt, endsAt }: AppointmentDetails, path: readonly string[]): Problem | null => {
  const length = endsAt.getTime() - startsAt.getTime();
  if (length <= 0) return problem(path, "endsAt", "ENDS_BEFORE_START");
  return length > longestVisit ? problem(path, "endsAt", "TOO_LONG_VISIT") : null;
};

/** The appointment as the fields make it, from the one that exists or anew. */
export function mergeAppointment(
  existing: AppointmentDetails | null,
  fields: AppointmentFields,
  parties: NamedParties,
  path: readonly string[],
): Outcome<AppointmentDetails> {
  const { externalId: _, patientId: __, patientExternalId: ___, locationId: ____, locationExternalId: _____, ...details } = fields;
  const missing = existing ? [] : needed.filter((field) => fields[field] === undefined).map((field) => problem(path, field, "REQUIRED"));
  if (!existing && !parties.patientId) missing.push(problem(path, "patientExternalId", "REQUIRED"));
  if (!existing && !parties.locationId) missing.push(problem(path, "locationExternalId", "REQUIRED"));
  if (missing.length > 0) return failure(...missing);
  const merged = { ...(existing ?? defaults), ...given(details), ...given(parties) } as AppointmentDetails;
  const wrong = timesProblem(merged, path);
  return wrong ? failure(wrong) : success(merged);
}
