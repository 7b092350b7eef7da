import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { AuditEvent } from "../audit-event.entity.ts";
import { AuditSubject } from "../audit-subject.entity.ts";

/** An event with the patients whom it names. */
export interface TrailEvent {
  readonly event: AuditEvent;
  readonly patientIds: readonly string[];
}

/** A list may name hundreds: so many events at a time. */
const eventsAtOnce = 50;

async function patientsOf(manager: EntityManager, clinicId: string, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const named = new Map<string, Set<string>>();
  for (let start = 0; start < ids.length; start += eventsAtOnce) {
    const where = { clinicId, eventId: In(ids.slice(start, start + eventsAtOnce)) };
    for (const { eventId, patientId } of await manager.find(AuditSubject, { where, order: { eventId: "ASC", subjectId: "ASC" } })) {
      if (patientId === null) continue;
      const known = named.get(eventId);
      if (known) known.add(patientId);
      else named.set(eventId, new Set([patientId]));
    }
  }
  return named;
}

/** The events, in the order asked; null for those that the clinic doesn't have. */
export async function readTrail(manager: EntityManager, clinicId: string, ids: readonly string[]): Promise<(TrailEvent | null)[]> {
  const rows = ids.length > 0 ? await manager.findBy(AuditEvent, { clinicId, id: In([...ids]) }) : [];
  const several = rows.filter(({ subjectId, patientId }) => subjectId === null || patientId === null).map(({ id }) => id);
  const named = await patientsOf(manager, clinicId, several);
  const events = new Map(
    rows.map((event) => {
      const alone = event.patientId === null ? [] : [event.patientId];
      return [event.id, { event, patientIds: [...new Set([...alone, ...(named.get(event.id) ?? [])])] }];
    }),
  );
  return ids.map((id) => events.get(id) ?? null);
}
