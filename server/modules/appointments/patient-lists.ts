import type { KeysetPage } from "../../db/keyset.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { AppointmentService } from "./appointment.service.ts";
import type { AppointmentList, ListedAppointment } from "./list-appointments.ts";

type Page = KeysetPage<ListedAppointment>;

/** Whether these are the beginnings of one patient's two lists. */
function areBothBeginnings([one, other, ...more]: readonly AppointmentList[]): boolean {
  if (!one || !other || more.length > 0 || one.after || other.after) return false;
  return one.patientId === other.patientId && one.when !== other.when;
}

/** What one request asks of patients' lists, in the order asked; each fails by itself. Both lists of a page come together. */
export async function readLists(
  appointments: AppointmentService,
  actor: Actor,
  lists: readonly AppointmentList[],
): Promise<readonly (Page | Error)[]> {
  if (!areBothBeginnings(lists)) {
    return Promise.all(lists.map((list) => appointments.list(actor, list).catch((error: unknown) => error as Error)));
  }
  const sizes = Object.fromEntries(lists.map(({ when, first }) => [when, first])) as Record<AppointmentList["when"], number>;
  const pages = await appointments.listFirst(actor, lists[0]!.patientId, sizes);
  return lists.map(({ when }) => pages[when]);
}
