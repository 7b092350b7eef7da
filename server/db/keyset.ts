import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import type { KeysetPosition } from "./cursor.ts";

export interface Keyset {
  /** The sort key as `alias.property`; its column must not be nullable. */
  readonly key: string;
  /** The id as `alias.property`: it orders rows with equal keys. */
  readonly id: string;
  readonly direction: "ASC" | "DESC";
  /** How many rows the page has at most. */
  readonly first: number;
  /** Where the page before ended. */
  readonly after?: KeysetPosition | undefined;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
}

/**
 * Orders the query and starts it after a position. It asks for one row more than the page has; give what comes to `cutPage`.
 * The condition is written so that an index on (…, key, id) is entered at the position and read in order: `(key, id) > (x, y)`
 * and `key > x OR (key = x AND id > y)` would be scanned on MariaDB.
 */
export function applyKeyset<Entity extends ObjectLiteral>(
  query: SelectQueryBuilder<Entity>,
  { key, id, direction, first, after }: Keyset,
): SelectQueryBuilder<Entity> {
  if (after) {
    const beyond = direction === "ASC" ? ">" : "<";
    query.andWhere(`${key} ${beyond}= :keysetKey AND (${key} ${beyond} :keysetKey OR ${id} ${beyond} :keysetId)`, {
      keysetKey: after.key,
      keysetId: after.id,
    });
  }
  return query
    .orderBy(key, direction)
    .addOrderBy(id, direction)
    .limit(first + 1);
}

/** Drops the one row too many and says whether it was there. */
export const cutPage = <Row>(rows: readonly Row[], first: number): Page<Row> => ({
  rows: rows.slice(0, first),
  hasNextPage: rows.length > first,
});

/** One page of entities. For rows without entities: `applyKeyset`, `getRawMany`, `cutPage`. */
export async function fetchPage<Entity extends ObjectLiteral>(query: SelectQueryBuilder<Entity>, keyset: Keyset): Promise<Page<Entity>> {
  return cutPage(await applyKeyset(query, keyset).getMany(), keyset.first);
}
