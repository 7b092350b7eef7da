import type { EntityMetadata, ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { columnReader } from "./column-reader.ts";

export type ReadRow = (row: readonly unknown[]) => ObjectLiteral | null;

export type MakeReader = (query: SelectQueryBuilder<ObjectLiteral>, columns: readonly string[]) => ReadRow;

interface Field {
  readonly at: number;
  readonly name: string;
  readonly read: ((value: unknown) => unknown) | null;
}

interface Part {
  readonly name: string;
  readonly read: ReadRow;
}

/** Rows as plain objects, by their columns' names. */
export const plainReader: MakeReader = (_, columns) => (row) => Object.fromEntries(columns.map((name, at) => [name, row[at]]));

/**
 * Rows as the entities that TypeORM would make of them, with those that are joined and mapped to a property. Each row is one entity: a
 * query whose joins repeat its own rows is none for this. A column that is no entity's becomes a property of its alias.
 */
export const entityReader: MakeReader = (query, columns) => {
  const { mainAlias, joinAttributes } = query.expressionMap;
  const places = new Map(columns.map((name, at) => [name, at]));
  const main = fieldsOf(query, mainAlias!.name, mainAlias!.metadata, places);
  const parts = joinAttributes
    .filter(({ isSelected, mapToPropertyPropertyName }) => isSelected && mapToPropertyPropertyName)
    .map(({ alias, isMany, mapToPropertyPropertyName, mapToPropertyParentAlias }): Part => {
      if (isMany || mapToPropertyParentAlias !== mainAlias!.name) throw new Error("Only what the main row has one of is read along.");
      return { name: mapToPropertyPropertyName!, read: ofClass(alias.metadata, fieldsOf(query, alias.name, alias.metadata, places)) };
    });
  const others = [...places].map(([name, at]): Field => ({ at, name, read: null }));
  return withParts(ofClass(mainAlias!.metadata, [...main, ...others]), parts);
};

/** Takes the places of the alias's columns out of those that are left. */
function fieldsOf(
  { dataSource }: SelectQueryBuilder<ObjectLiteral>,
  alias: string,
  { columns }: EntityMetadata,
  places: Map<string, number>,
): Field[] {
  return columns.flatMap((column): Field[] => {
    const name = `${alias}_${column.databaseName}`;
    const at = places.get(name);
    places.delete(name);
    return at === undefined ? [] : [{ at, name: column.propertyName, read: columnReader(dataSource.driver, column) }];
  });
}

/** Nothing where all of its columns are null, as those of a row that a join did not find. */
function ofClass({ target }: EntityMetadata, fields: readonly Field[]): ReadRow {
  const Entity = target as new () => ObjectLiteral;
  return (row) => {
    const made = new Entity();
    let found = false;
    for (const { at, name, read } of fields) {
      const value = row[at];
      if (value !== null) found = true;
      made[name] = read === null ? value : read(value);
    }
    return found ? made : null;
  };
}

function withParts(readMain: ReadRow, parts: readonly Part[]): ReadRow {
  if (parts.length === 0) return readMain;
  return (row) => {
    const made = readMain(row);
    if (made) for (const { name, read } of parts) made[name] = read(row);
    return made;
  };
}
