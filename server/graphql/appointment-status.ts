import { appointmentStatuses } from "../kernel/appointment-status.ts";
import { enumOf } from "./enums.ts";

export const AppointmentStatusEnum = enumOf("AppointmentStatus", "Where an appointment stands.", appointmentStatuses, {
  REQUESTED: "The patient asked for it.",
  PROVIDER_REQUESTED: 'The clinic proposes it; shown as "Confirmation required".',
  CONFIRMED: "It is agreed.",
  ACTION_REQUIRED: "Something must be settled before it.",
  ARRIVED: "The patient is there.",
  IN_ROOM: "The patient is in a room.",
  BEING_SEEN: "The visit is under way.",
  VISIT_COMPLETED: "The visit is over.",
  NOTE_SIGNED: "The visit is over and its note is signed.",
  NO_SHOW: "The patient did not come.",
  CANCELLED: "It was cancelled.",
  REJECTED: "The clinic declined the request.",
  BOOKED: "It is in the schedule.",
  RESCHEDULED: "It was moved to another time.",
  NONE: "It has no status.",
  SYSTEM_DELAY: "The system has not settled it yet.",
});
