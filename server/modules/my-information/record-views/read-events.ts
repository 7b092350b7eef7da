import type { EntityManager } from "typeorm";
import { In, LessThan } from "typeorm";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { AuditSubject } from "../../audit/audit-subject.entity.ts";
import type { ViewEvent } from "./fold-views.ts";

/** Everybody who works with patients' records by right: not the patient themself. */
const others = ["consumer", "staff"] as const;

interface Slice {
  readonly clinicId: string;
  readonly patientId: string;
  /** Events before this one; null: from the newest on. */
  readonly before: string | null;
  readonly size: number;
}

const shown = { id: true, occurredAt: true, actorKind: true, actorId: true, action: true } as const;

const idOf = ({ id }: ViewEvent): string => id;
const newestFirst = (one: ViewEvent, other: ViewEvent): number => (one.id < other.id ? 1 : -1);

const aboutThemAlone = (manager: EntityManager, actorKind: string, { clinicId, patientId, before, size }: Slice): Promise<ViewEvent[]> =>
  manager.find(AuditEvent, {
    select: shown,
    where: { clinicId, patientId, actorKind, ...(before !== null && { id: LessThan(before) }) },
    order: { id: "DESC" },
    take: size,
  });

/** The ids of events about several patients, this one among them. */
async function aboutSeveral(
  manager: EntityManager,
  actorKind: string,
  { clinicId, patientId, before, size }: Slice,
): Promise<readonly string[]> {
  const query = manager
    .createQueryBuilder(AuditSubject, "subject")
    .select("subject.event_id", "id")
    .distinct(true)
    .where("subject.clinic_id = :clinicId AND subject.patient_id = :patientId AND subject.actor_kind = :actorKind", {
      ...{ clinicId, patientId, actorKind },
    });
  if (before !== null) query.andWhere("subject.event_id < :before", { before });
  const found = await query.orderBy("subject.event_id", "DESC").limit(size).getRawMany<{ id: string }>();
  return found.map(({ id }) => id);
}

/**
 * What others did with a patient's record, newest first, about so many events. One query a kind of actor, each read in the order of its
 * index: one for both would sort all there are. So it is with what was about the patient alone and what was about several.
 */
export async function readEvents(
  manager: EntityManager,
  slice: Slice,
): Promise<{ readonly events: readonly ViewEvent[]; readonly more: boolean }> {
  const { clinicId, size } = slice;
  const alone: ViewEvent[][] = [];
  const several: (readonly string[])[] = [];
  for (const actorKind of others) {
    alone.push(await aboutThemAlone(manager, actorKind, slice));
    several.push(await aboutSeveral(manager, actorKind, slice));
  }
  // Below the last one of a full answer those of the other answers may not be all there is.
  const edges = [...alone.map((events) => events.map(idOf)), ...several].filter((ids) => ids.length === size).map((ids) => ids.at(-1)!);
  const edge = edges.toSorted().at(-1) ?? "";
  const ids = several.flat().filter((id) => id >= edge);
  const listed = ids.length > 0 ? await manager.find(AuditEvent, { select: shown, where: { clinicId, id: In(ids) } }) : [];
  const events = new Map([...alone.flat(), ...listed].filter(({ id }) => id >= edge).map((event) => [event.id, event]));
  return { events: [...events.values()].toSorted(newestFirst), more: edges.length > 0 };
}
