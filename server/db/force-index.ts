import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";

/**
 * Has a list read from this index, entered where the conditions say. With USE INDEX alone MariaDB enters it at its beginning wherever
 * the rest of the list is a good part of the table: a later page then reads all pages before it. SQLite is not told.
 */
export function forceIndex<Entity extends ObjectLiteral>(query: SelectQueryBuilder<Entity>, index: string): SelectQueryBuilder<Entity> {
  const written = query.useIndex(index).getQuery.bind(query);
  query.getQuery = () => written().replace(" USE INDEX (", " FORCE INDEX (");
  return query;
}
