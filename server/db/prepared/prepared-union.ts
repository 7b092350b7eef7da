import type { DataSource, EntityManager, ObjectLiteral } from "typeorm";
import type { Given } from "./bind-parameters.ts";
import { bind, shapeOf } from "./bind-parameters.ts";
import type { CompiledQuery } from "./compile-query.ts";
import { compileQuery } from "./compile-query.ts";
import type { Build } from "./prepared-query.ts";
import type { ReadRow } from "./row-reader.ts";
import { entityReader } from "./row-reader.ts";
import { runStatement } from "./run-statement.ts";

export type PreparedUnion<Row> = (manager: EntityManager, given: readonly Given[]) => Promise<Row[][]>;

interface Ready {
  readonly sql: string;
  readonly kind: "SELECT";
  readonly parts: readonly CompiledQuery[];
  readonly read: (columns: readonly string[]) => ReadRow;
  /** Known once there was a row. */
  readRow: ReadRow | null;
}

/** Says which part a row is of: a union promises no order. It stands behind the row's own columns. */
const part = "union_part";

/** SQLite takes no parts in brackets, and MariaDB keeps what stands in a FROM in a temporary table first. */
const unionOf = (source: DataSource, parts: readonly CompiledQuery[]): string =>
  parts.map(({ sql }) => (source.options.type === "better-sqlite3" ? `SELECT * FROM (${sql})` : `(${sql})`)).join(" UNION ALL ");

/**
 * Several limited queries for the same entity's same columns, as one prepared statement: each with its own values, its rows in its own
 * order.
 */
export function prepareUnion<Entity extends ObjectLiteral>(builds: readonly Build<Entity>[]): PreparedUnion<Entity> {
  const known = new WeakMap<DataSource, Map<string, Ready>>();

  function readyFor(source: DataSource, given: readonly Given[]): Ready {
    let shapes = known.get(source);
    if (!shapes) known.set(source, (shapes = new Map<string, Ready>()));
    const shape = given.map(shapeOf).join("|");
    let ready = shapes.get(shape);
    if (!ready) {
      const queries = builds.map((build, place) => build(source.manager).addSelect(String(place), part));
      const parts = queries.map((query, place) => compileQuery(query, given[place]!, true));
      const read = (columns: readonly string[]): ReadRow => entityReader(queries[0]!, columns.slice(0, -1));
      shapes.set(shape, (ready = { sql: unionOf(source, parts), kind: "SELECT", parts, read, readRow: null }));
    }
    return ready;
  }

  function run(manager: EntityManager, given: readonly Given[]): Promise<Entity[][]> {
    const ready = readyFor(manager.dataSource, given);
    const parameters = ready.parts.flatMap(({ slots, constants }, place) => bind(slots, constants, given[place]!));
    return runStatement(manager, ready, parameters, (answer) => {
      const found: Entity[][] = builds.map(() => []);
      if (answer.rows.length === 0) return found;
      const read = (ready.readRow ??= ready.read(answer.columns()));
      for (const row of answer.rows) found[Number(row.at(-1))]!.push(read(row) as Entity);
      return found;
    });
  }

  return async (manager, given) => run(manager, given);
}
