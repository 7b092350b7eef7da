import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import type { KeysetPosition } from "./cursor.ts";
import { decodeInstantCursor, decodeTextCursor, encodeCursor } from "./cursor.ts";

export interface KeysetOrder {
  /** The property that sorts: an instant or a text of the query's own entity, never null. */
  readonly at: string;
  /** The property that orders rows which are equal there. */
  readonly id: string;
  readonly direction: "ASC" | "DESC";
  /** How many rows the page has at most. */
  readonly first: number;
}

export interface KeysetRequest extends KeysetOrder {
  /** The cursor where the page before ended, as the caller sent it. */
  readonly after?: string | null | undefined;
}

export interface KeysetPage<Row> {
  readonly items: readonly { readonly cursor: string; readonly item: Row }[];
  readonly hasNextPage: boolean;
}

/** One page of entities, each with its cursor. Throws `InvalidCursor` for a cursor that can't be read. */
export async function readKeysetPage<Entity extends ObjectLiteral>(
  query: SelectQueryBuilder<Entity>,
  request: KeysetRequest,
): Promise<KeysetPage<Entity>> {
  const position = request.after ? positionOf(query, request.at, request.after) : undefined;
  const found = await applyKeyset(query, request, position).getMany();
  return withCursors(cutPage(found, request.first), request);
}

/** A page that is cut, each row with its cursor, which is written when it is asked for: most pages show that of the last one alone. */
export const withCursors = <Row extends ObjectLiteral>(
  { rows, hasNextPage }: { readonly rows: readonly Row[]; readonly hasNextPage: boolean },
  { at, id }: Pick<KeysetOrder, "at" | "id">,
): KeysetPage<Row> => ({
  items: rows.map((item) => new Placed(item, at, id)),
  hasNextPage,
});

class Placed<Row extends ObjectLiteral> {
  constructor(
    readonly item: Row,
    readonly at: string,
    readonly id: string,
  ) {}

  get cursor(): string {
    return encodeCursor({ key: this.item[this.at] as Date | string, id: this.item[this.id] as string });
  }
}

/**
 * Orders the query and starts it after a position. It asks for one row more than the page has: give what comes to `cutPage`.
 * The condition is written so that an index on (…, at, id) is entered at the position and read in order: `(at, id) > (x, y)`
 * and `at > x OR (at = x AND id > y)` would be scanned on MariaDB.
 */
export function applyKeyset<Entity extends ObjectLiteral>(
  query: SelectQueryBuilder<Entity>,
  order: KeysetOrder,
  after?: KeysetPosition,
): SelectQueryBuilder<Entity> {
  const at = `${query.alias}.${order.at}`;
  const id = `${query.alias}.${order.id}`;
  if (after) {
    const beyond = order.direction === "ASC" ? ">" : "<";
    query.andWhere(`${at} ${beyond}= :keysetKey AND (${at} ${beyond} :keysetKey OR ${id} ${beyond} :keysetId)`, {
      keysetKey: after.key,
      keysetId: after.id,
    });
  }
  return query
    .orderBy(at, order.direction)
    .addOrderBy(id, order.direction)
    .limit(order.first + 1);
}

/** Drops the one row too many and says whether it was there. */
export const cutPage = <Row>(rows: readonly Row[], first: number): { rows: readonly Row[]; hasNextPage: boolean } => ({
  rows: rows.slice(0, first),
  hasNextPage: rows.length > first,
});

/** Where a cursor points to, in the order of a query's own entity. Throws `InvalidCursor` for one that can't be read. */
export function positionOf<Entity extends ObjectLiteral>(query: SelectQueryBuilder<Entity>, at: string, cursor: string): KeysetPosition {
  const column = query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(at);
  if (!column) throw new Error(`The list sorts by "${at}", which its entity does not have.`);
  return column.type === "datetime" ? decodeInstantCursor(cursor) : decodeTextCursor(cursor);
}
