import type { Appointment } from "./appointment.entity.ts";

/** What of an appointment is counted. */
export type Counted = Pick<Appointment, "patientId" | "status" | "deactivated" | "endsAt">;

export interface AppointmentChange {
  readonly before: Counted | null;
  readonly after: Counted;
}

export interface Sum<K> {
  readonly key: K;
  readonly change: number;
}

/**
 * By how much the changes raise or lower the number of appointments of each key; what comes out even is left out. An appointment
 * that is withdrawn counts nowhere: patients are not shown it whatever its status.
 */
export function sumChanges<K extends object>(changes: readonly AppointmentChange[], keyOf: (appointment: Counted) => K): Sum<K>[] {
  const sums = new Map<string, Sum<K>>();
  const add = (appointment: Counted | null, by: number): void => {
    if (!appointment || appointment.deactivated) return;
    const key = keyOf(appointment);
    const place = Object.values(key).join("\u0000");
    sums.set(place, { key, change: (sums.get(place)?.change ?? 0) + by });
  };
  for (const { before, after } of changes) {
    add(before, -1);
    add(after, 1);
  }
  return [...sums.values()].filter(({ change }) => change !== 0);
}

/** The day and the month (UTC) in which an instant lies, as the totals name them. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
export const monthOf = (instant: Date): string => instant.toISOString().slice(0, 7);
