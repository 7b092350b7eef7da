import type { DataSource, EntityTarget, ObjectLiteral } from "typeorm";
import { columnWriter } from "./column-writer.ts";

/** How rows of an entity are inserted: worked out once, for every column. */
export interface PreparedInsert {
  /** For so many rows at once. */
  text(count: number): string;
  /** Row by row, in the order of the columns. A property that is missing is NULL. */
  values(rows: readonly ObjectLiteral[]): unknown[];
}

const known = new WeakMap<DataSource, Map<unknown, PreparedInsert>>();

function prepare(source: DataSource, entity: EntityTarget<ObjectLiteral>): PreparedInsert {
  const { tableName, columns } = source.getMetadata(entity);
  const fields = columns.map((column) => ({ name: column.propertyName, write: columnWriter(source.driver, column) }));
  const start = `INSERT INTO ${tableName} (${columns.map(({ databaseName }) => databaseName).join(", ")}) VALUES `;
  const places = `(${columns.map(() => "?").join(", ")})`;
  const texts: string[] = [];
  return {
    text: (count) => (texts[count] ??= start + Array<string>(count).fill(places).join(", ")),
    values(rows) {
      const values: unknown[] = [];
      for (const row of rows)
        for (const { name, write } of fields) {
          const value: unknown = row[name] ?? null;
          values.push(write === null ? value : write(value));
        }
      return values;
    },
  };
}

export function preparedInsert(source: DataSource, entity: EntityTarget<ObjectLiteral>): PreparedInsert {
  let inserts = known.get(source);
  if (!inserts) known.set(source, (inserts = new Map()));
  let insert = inserts.get(entity);
  if (!insert) inserts.set(entity, (insert = prepare(source, entity)));
  return insert;
}
