import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { In } from "typeorm";
import { decodeInstantCursor, encodeCursor } from "../../../db/cursor.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import { applyKeyset, cutPage } from "../../../db/keyset.ts";
import { Registration, registrationStates, type RegistrationState } from "../registration.entity.ts";

export interface RegistrationFilter {
  /** Null for every state. */
  readonly state: RegistrationState | null;
  readonly submittedFrom: Date | null;
  readonly submittedBefore: Date | null;
  /** Of one network; null for all. */
  readonly source: string | null;
}

export interface RegistrationPage {
  readonly clinicId: string;
  readonly filter: RegistrationFilter;
  readonly first: number;
  readonly after: string | null;
}

/** The latest first. */
export const byLatest = (one: Registration, other: Registration): number =>
  other.submittedAt.getTime() - one.submittedAt.getTime() || (other.id < one.id ? -1 : 1);

/** What a filter leaves of one state, in the order of an index. */
export function filtered(
  manager: EntityManager,
  clinicId: string,
  state: RegistrationState,
  { source, submittedFrom, submittedBefore }: RegistrationFilter,
): SelectQueryBuilder<Registration> {
  const query = manager.createQueryBuilder(Registration, "registration").where({ clinicId, state });
  if (source !== null) query.andWhere({ networkKey: source });
  if (submittedFrom) query.andWhere("registration.submittedAt >= :submittedFrom", { submittedFrom });
  if (submittedBefore) query.andWhere("registration.submittedAt < :submittedBefore", { submittedBefore });
  return query;
}

/** Puts pages that were read apart together: each has one row more than the page. */
export function joinPages(found: readonly Registration[], first: number): KeysetPage<Registration> {
  const { rows, hasNextPage } = cutPage([...new Map(found.map((row) => [row.id, row])).values()].toSorted(byLatest), first);
  return { items: rows.map((item) => ({ cursor: encodeCursor({ key: item.submittedAt, id: item.id }), item })), hasNextPage };
}

/**
 * A page of registrations, the latest first. Of all states each is read by itself, so that the index is read in its order. Nothing but what
 * the index holds is read before the page is known: asked for whole rows, MariaDB would rather sort what another index finds.
 */
export async function listRegistrations(
  manager: EntityManager,
  { clinicId, filter, first, after }: RegistrationPage,
): Promise<KeysetPage<Registration>> {
  const position = after === null ? undefined : decodeInstantCursor(after);
  const order = { at: "submittedAt", id: "id", direction: "DESC", first } as const;
  const found: Registration[] = [];
  for (const state of filter.state === null ? registrationStates : [filter.state]) {
    const query = filtered(manager, clinicId, state, filter).select([
      "registration.clinicId",
      "registration.id",
      "registration.submittedAt",
    ]);
    found.push(...(await applyKeyset(query, order, position).getMany()));
  }
  const { items, hasNextPage } = joinPages(found, first);
  const ids = items.map(({ item }) => item.id);
  const rows = new Map((ids.length === 0 ? [] : await manager.findBy(Registration, { clinicId, id: In(ids) })).map((row) => [row.id, row]));
  return { items: items.flatMap(({ cursor, item: { id } }) => (rows.has(id) ? [{ cursor, item: rows.get(id)! }] : [])), hasNextPage };
}
