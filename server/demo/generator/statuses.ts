import { appointmentStatuses, type AppointmentStatus } from "../../kernel/appointment-status.ts";
import type { Random } from "./random.ts";

export type Period = "PAST" | "TODAY" | "UPCOMING";

/** How often each status is met, out of about a hundred. */
const mixes: Readonly<Record<Period, ReadonlyArray<readonly [AppointmentStatus, number]>>> = {
  PAST: [
    ["VISIT_COMPLETED", 44],
    ["NOTE_SIGNED", 31],
    ["CANCELLED", 7],
    ["NO_SHOW", 6],
    ["RESCHEDULED", 4],
    ["ARRIVED", 1],
    ["CONFIRMED", 1.5],
    ["BOOKED", 1],
    ["REQUESTED", 0.7],
    ["REJECTED", 1],
    ["BEING_SEEN", 0.5],
    ["IN_ROOM", 0.5],
    ["PROVIDER_REQUESTED", 0.5],
    ["ACTION_REQUIRED", 0.5],
    ["NONE", 0.5],
    ["SYSTEM_DELAY", 0.3],
  ],
  TODAY: [
    ["CONFIRMED", 50],
    ["BOOKED", 18],
    ["ARRIVED", 8],
    ["IN_ROOM", 5],
    ["BEING_SEEN", 5],
    ["CANCELLED", 6],
    ["RESCHEDULED", 4],
    ["ACTION_REQUIRED", 2],
    ["SYSTEM_DELAY", 2],
  ],
  UPCOMING: [
    ["CONFIRMED", 42],
    ["BOOKED", 24],
    ["REQUESTED", 8],
    ["PROVIDER_REQUESTED", 5],
    ["ACTION_REQUIRED", 4],
    ["CANCELLED", 6],
    ["RESCHEDULED", 4],
    ["REJECTED", 2],
    ["SYSTEM_DELAY", 1],
    ["NONE", 1],
    ["ARRIVED", 0.5],
    ["IN_ROOM", 0.4],
    ["BEING_SEEN", 0.4],
    ["VISIT_COMPLETED", 0.6],
    ["NOTE_SIGNED", 0.5],
    ["NO_SHOW", 0.6],
  ],
};

/** Draws by the mixes; the first sixteen past and the first sixteen upcoming ones have each status once, so that none is missing. */
export function statusBook(random: Random): (period: Period) => AppointmentStatus {
  const owed: Record<Period, AppointmentStatus[]> = { PAST: [...appointmentStatuses], TODAY: [], UPCOMING: [...appointmentStatuses] };
  return (period) => owed[period].pop() ?? random.weighted(mixes[period]);
}
