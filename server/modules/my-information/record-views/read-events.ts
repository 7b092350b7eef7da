import type { EntityManager } from "typeorm";
import { LessThan } from "typeorm";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
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

const idOf = ({ id }: ViewEvent): string => id;
const newestFirst = (one: ViewEvent, other: ViewEvent): number => (one.id < other.id ? 1 : -1);

/**
 * What others did with a patient's record, newest first, about so many events. One query a kind of actor, each read in the order of its
 * index: one for both would sort all there are.
 */
export async function readEvents(
  manager: EntityManager,
  { clinicId, patientId, before, size }: Slice,
): Promise<{ readonly events: readonly ViewEvent[]; readonly more: boolean }> {
  const found: ViewEvent[][] = [];
  for (const actorKind of others)
    found.push(
      await manager.find(AuditEvent, {
        select: { id: true, occurredAt: true, actorKind: true, actorId: true, action: true },
        where: { clinicId, patientId, actorKind, ...(before !== null && { id: LessThan(before) }) },
        order: { id: "DESC" },
        take: size,
      }),
    );
  // Below the last one of a full answer the other kind's events may not be all there is.
  const edges = found.filter((events) => events.length === size).map((events) => idOf(events.at(-1)!));
  const edge = edges.toSorted().at(-1) ?? "";
  const events = found.flat().filter(({ id }) => id >= edge);
  return { events: events.toSorted(newestFirst), more: edges.length > 0 };
}
