import type { AppointmentStatus } from "../../../../kernel/appointment-status.ts";

type ParticipationStatus = "accepted" | "declined" | "tentative" | "needs-action";

/** How one of our statuses is said in FHIR R4: by the appointment's status and, where it decides, the patient's part in it. */
interface FhirStatus {
  readonly status: string;
  readonly patient?: ParticipationStatus;
  /** What FHIR can't tell from another one of ours, and so never becomes this one. */
  readonly oneWay?: true;
}

/** Null: FHIR has no word for it. */
export const fhirStatuses: Readonly<Record<AppointmentStatus, FhirStatus | null>> = {
  REQUESTED: { status: "pending", patient: "accepted" },
  PROVIDER_REQUESTED: { status: "pending", patient: "needs-action" },
  CONFIRMED: { status: "booked", patient: "accepted" },
  ACTION_REQUIRED: { status: "booked", patient: "needs-action", oneWay: true },
  ARRIVED: { status: "arrived" },
  IN_ROOM: { status: "checked-in", oneWay: true },
  BEING_SEEN: { status: "checked-in", oneWay: true },
  VISIT_COMPLETED: { status: "fulfilled" },
  NOTE_SIGNED: { status: "fulfilled", oneWay: true },
  NO_SHOW: { status: "noshow" },
  CANCELLED: { status: "cancelled" },
  REJECTED: { status: "cancelled", oneWay: true },
  BOOKED: { status: "booked", patient: "needs-action" },
  RESCHEDULED: { status: "cancelled", oneWay: true },
  NONE: null,
  SYSTEM_DELAY: null,
};

/** Words of FHIR that mean the same to us as another one of its words. */
const sameStatus: Readonly<Record<string, string>> = { proposed: "pending", "checked-in": "arrived" };

/** What a patient's part comes to who hasn't answered for good. */
const samePart: Readonly<Record<string, ParticipationStatus>> = { "booked tentative": "needs-action" };

/** Withdrawn: it never was one. */
export const enteredInError = "entered-in-error";

/** Ours; `AMBIGUOUS` where it hangs on what the patient answered, and that isn't said; undefined where none of ours is meant. */
export function statusOf(status: string, patient: string | undefined): AppointmentStatus | "AMBIGUOUS" | undefined {
  const said = Object.hasOwn(sameStatus, status) ? sameStatus[status] : status;
  const part = samePart[`${said} ${patient}`] ?? patient;
  const candidates = (Object.entries(fhirStatuses) as [AppointmentStatus, FhirStatus | null][]).filter(
    ([, fhir]) => fhir?.status === said && !fhir?.oneWay,
  );
  const found = candidates.find(([, fhir]) => fhir?.patient === undefined || fhir.patient === part);
  return found?.[0] ?? (candidates.length > 0 ? "AMBIGUOUS" : undefined);
}
