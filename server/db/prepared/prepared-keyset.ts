import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from "typeorm";
import type { KeysetPage, KeysetRequest } from "../keyset.ts";
import { applyKeyset, cutPage, positionOf, withCursors } from "../keyset.ts";
import type { Given } from "./bind-parameters.ts";
import type { Build } from "./prepared-query.ts";
import { prepareEntities } from "./prepared-query.ts";
import { prepareUnion } from "./prepared-union.ts";

type Order = Pick<KeysetRequest, "at" | "id" | "direction">;

export type PreparedKeyset<Row> = (
  manager: EntityManager,
  given: Given,
  page: Pick<KeysetRequest, "first" | "after">,
) => Promise<KeysetPage<Row>>;

const anywhere = { key: "", id: "" };

function ordered<Entity extends ObjectLiteral>(
  query: SelectQueryBuilder<Entity>,
  order: Order,
  follows: boolean,
): SelectQueryBuilder<Entity> {
  return applyKeyset(query, { ...order, first: 0 }, follows ? anywhere : undefined).limit();
}

/** `readKeysetPage` as prepared statements: one for the first page, one for those after a cursor. */
export function prepareKeyset<Entity extends ObjectLiteral>(build: Build<Entity>, order: Order): PreparedKeyset<Entity> {
  const start = prepareEntities((manager) => ordered(build(manager), order, false), { limited: true });
  const next = prepareEntities((manager) => ordered(build(manager), order, true), { limited: true });
  return async (manager, given, { first, after }) => {
    const limit = first + 1;
    if (!after) return withCursors(cutPage(await start(manager, { ...given, limit }), first), order);
    const { key: keysetKey, id: keysetId } = positionOf(build(manager.dataSource.manager), order.at, after);
    return withCursors(cutPage(await next(manager, { ...given, limit, keysetKey, keysetId }), first), order);
  };
}

interface Keyset<Entity extends ObjectLiteral> {
  readonly build: Build<Entity>;
  readonly order: Order;
}

interface FirstPage {
  readonly given: Given;
  readonly first: number;
}

/** The first pages of several lists of the same entity, each ordered by an instant, in one statement. */
export function prepareFirstPages<Row extends ObjectLiteral>(
  lists: readonly Keyset<Row>[],
): (manager: EntityManager, pages: readonly FirstPage[]) => Promise<KeysetPage<Row>[]> {
  const read = prepareUnion(
    lists.map(
      ({ build, order }) =>
        (manager) =>
          ordered(build(manager), order, false),
    ),
  );
  return async (manager, pages) => {
    const found = await read(
      manager,
      pages.map(({ given, first }) => ({ ...given, limit: first + 1 })),
    );
    return found.map((rows, place) => {
      const { order } = lists[place]!;
      return withCursors(cutPage(rows.sort(inOrder(order)), pages[place]!.first), order);
    });
  };
}

/** As the queries order them, by an instant: a union promises no order. */
const inOrder =
  ({ at, id, direction }: Order) =>
  (a: ObjectLiteral, b: ObjectLiteral): number => {
    const ahead = direction === "ASC" ? -1 : 1;
    const apart = (a[at] as Date).getTime() - (b[at] as Date).getTime();
    return (apart === 0 ? (a[id] as string) < (b[id] as string) : apart < 0) ? ahead : -ahead;
  };
