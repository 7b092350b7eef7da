import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { forceIndex } from "../../../db/force-index.ts";
import { hours, later } from "../../../kernel/clock.ts";
import { lowestIdAt } from "../../../kernel/id.ts";
import { AuditEvent } from "../audit-event.entity.ts";
import { AuditSubject } from "../audit-subject.entity.ts";
import type { AuditFilter } from "./audit-filter.ts";

export interface EventsWanted {
  readonly clinicId: string;
  readonly filter: AuditFilter;
  /** Events before this one; null: from the newest on. */
  readonly before: string | null;
  readonly size: number;
}

const actorKinds = ["anonymous", "consumer", "patient", "staff"] as const;

/** Ids begin with the time; those of rows that were written long ago with that of another clock, seconds off. */
const slack = hours(1);

/** Enters the index of `id` at the period, the page and the clinic. */
function within<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  id: string,
  { filter: { from, until }, before }: EventsWanted,
): SelectQueryBuilder<T> {
  if (from) query.andWhere(`${id} >= :lowest`, { lowest: lowestIdAt(later(from, -slack)) });
  const below = [...(until ? [lowestIdAt(later(until, slack))] : []), ...(before === null ? [] : [before])].toSorted()[0];
  if (below !== undefined) query.andWhere(`${id} < :below`, { below });
  return query;
}

/** What the index does not say. */
function matching<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  { filter: { from, until, auditClass, actor } }: EventsWanted,
): SelectQueryBuilder<T> {
  if (from) query.andWhere("event.occurred_at >= :from", { from });
  if (until) query.andWhere("event.occurred_at < :until", { until });
  if (auditClass) query.andWhere("event.audit_class = :auditClass", { auditClass });
  if (actor) query.andWhere("event.actor_id = :actorId", { actorId: actor.id });
  return query;
}

async function idsOf<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, id: string, size: number): Promise<string[]> {
  const found = await query.select(id, "id").orderBy(id, "DESC").limit(size).getRawMany<{ id: string }>();
  return found.map((row) => row.id);
}

function ofAll(manager: EntityManager, wanted: EventsWanted): Promise<string[]> {
  const { clinicId, filter, size } = wanted;
  const query = manager.createQueryBuilder(AuditEvent, "event").where("event.clinic_id = :clinicId", { clinicId });
  const index = filter.actor ? "audit_events_of_actor" : filter.auditClass ? "audit_events_of_class" : "PRIMARY";
  if (filter.actor) query.andWhere("event.actor_kind = :actorKind", { actorKind: filter.actor.kind });
  return idsOf(matching(within(forceIndex(query, index), "event.id", wanted), wanted), "event.id", size);
}

function ofPatientAlone(manager: EntityManager, wanted: EventsWanted, actorKind: string): Promise<string[]> {
  const { clinicId, filter, size } = wanted;
  const query = forceIndex(manager.createQueryBuilder(AuditEvent, "event"), "audit_events_of_patient_by_actor").where(
    "event.clinic_id = :clinicId AND event.patient_id = :patientId AND event.actor_kind = :actorKind",
    {
      ...{ clinicId, patientId: filter.patientId, actorKind },
    },
  );
  return idsOf(matching(within(query, "event.id", wanted), wanted), "event.id", size);
}

function ofPatientAmongSeveral(manager: EntityManager, wanted: EventsWanted, actorKind: string): Promise<string[]> {
  const { clinicId, filter, size } = wanted;
  const query = forceIndex(manager.createQueryBuilder(AuditSubject, "subject"), "audit_event_subjects_of_patient")
    .innerJoin(AuditEvent, "event", "event.clinic_id = subject.clinic_id AND event.id = subject.event_id")
    .groupBy("subject.event_id")
    .where("subject.clinic_id = :clinicId AND subject.patient_id = :patientId AND subject.actor_kind = :actorKind", {
      ...{ clinicId, patientId: filter.patientId, actorKind },
    });
  return idsOf(matching(within(query, "subject.event_id", wanted), wanted), "subject.event_id", size);
}

/**
 * The ids of so many events, the newest first, each read from an index in its order. What concerns a patient is asked for by kind of
 * actor, alone and among several: one query for all would sort everything that there is.
 */
export async function findEventIds(manager: EntityManager, wanted: EventsWanted): Promise<string[]> {
  const { filter, size } = wanted;
  if (filter.patientId === null) return ofAll(manager, wanted);
  const found = new Set<string>();
  for (const actorKind of filter.actor ? [filter.actor.kind] : actorKinds)
    for (const find of [ofPatientAlone, ofPatientAmongSeveral]) for (const id of await find(manager, wanted, actorKind)) found.add(id);
  return [...found].toSorted().toReversed().slice(0, size);
}
