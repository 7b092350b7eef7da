import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from "typeorm";
import type { KeysetPage, KeysetRequest } from "../keyset.ts";
import { applyKeyset, cutPage, positionOf, withCursors } from "../keyset.ts";
import type { Given } from "./bind-parameters.ts";
import type { Build } from "./prepared-query.ts";
import { prepareEntities } from "./prepared-query.ts";

type Order = Pick<KeysetRequest, "at" | "id" | "direction">;

export type PreparedKeyset<Row> = (
  manager: EntityManager,
  given: Given,
  page: Pick<KeysetRequest, "first" | "after">,
) => Promise<KeysetPage<Row>>;

const anywhere = { key: "", id: "" };

/** `readKeysetPage` as prepared statements: one for the first page, one for those after a cursor. */
export function prepareKeyset<Entity extends ObjectLiteral>(build: Build<Entity>, order: Order): PreparedKeyset<Entity> {
  const ordered = (query: SelectQueryBuilder<Entity>, follows: boolean): SelectQueryBuilder<Entity> =>
    applyKeyset(query, { ...order, first: 0 }, follows ? anywhere : undefined).limit();
  const start = prepareEntities((manager) => ordered(build(manager), false), { limited: true });
  const next = prepareEntities((manager) => ordered(build(manager), true), { limited: true });
  return async (manager, given, { first, after }) => {
    const limit = first + 1;
    if (!after) return withCursors(cutPage(await start(manager, { ...given, limit }), first), order);
    const { key: keysetKey, id: keysetId } = positionOf(build(manager.dataSource.manager), order.at, after);
    return withCursors(cutPage(await next(manager, { ...given, limit, keysetKey, keysetId }), first), order);
  };
}
