import type { EntityManager, FindOptionsWhere } from "typeorm";
import { AuditEvent } from "../audit-event.entity.ts";
import { AuditSubject } from "../audit-subject.entity.ts";

export type Trace = Pick<AuditEvent, "id" | "action" | "actorKind" | "actorId" | "subjectId" | "patientId" | "changedFields">;

/** What the trail says about each single thing: an event about several comes once for each of them. In the order of time. */
export async function findTraces(manager: EntityManager, where: FindOptionsWhere<AuditEvent> = {}): Promise<Trace[]> {
  const { subjectId, patientId, ...chosen } = where;
  const events = await manager.find(AuditEvent, { where: chosen, order: { id: "ASC" } });
  const subjects = await manager.find(AuditSubject);
  const traces = events.flatMap((event): Trace[] => {
    const shown = subjects.filter(({ clinicId, eventId }) => clinicId === event.clinicId && eventId === event.id);
    if (shown.length === 0) return [event];
    return shown.map((one) => ({ ...event, subjectId: one.subjectId, patientId: one.patientId ?? event.patientId }));
  });
  const meant = (trace: Trace): boolean =>
    (subjectId === undefined || trace.subjectId === subjectId) && (patientId === undefined || trace.patientId === patientId);
  return traces.filter(meant);
}
