import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, SelectQueryBuilder } from "typeorm";
import type { Given } from "./bind-parameters.ts";
import { bind, shapeOf } from "./bind-parameters.ts";
import type { CompiledQuery } from "./compile-query.ts";
import { compileQuery } from "./compile-query.ts";
import type { MakeReader, ReadRow } from "./row-reader.ts";
import { entityReader, plainReader } from "./row-reader.ts";
import { runStatement } from "./run-statement.ts";

/** Writes the query down, with the names of what differs from call to call and without its values. */
export type Build<Entity extends ObjectLiteral> = (manager: EntityManager) => SelectQueryBuilder<Entity>;

export type PreparedQuery<Row> = (manager: EntityManager, given: Given) => Promise<Row[]>;

interface Ready extends CompiledQuery {
  readonly kind: "SELECT";
  readonly query: SelectQueryBuilder<ObjectLiteral>;
  /** Known once there was a row. */
  read: ReadRow | null;
}

interface Options {
  /** It ends with a limit, given as `limit`. */
  readonly limited?: boolean;
}

/**
 * A query that is built once and then run as a prepared statement, with rows like the entities that TypeORM makes. `getMany()` builds
 * text, parameters and the plan of its rows anew for each call, and has the server parse it anew.
 */
export const prepareEntities = <Entity extends ObjectLiteral>(build: Build<Entity>, options: Options = {}): PreparedQuery<Entity> =>
  prepare<Entity>(build, options, entityReader);

/** The rows of an entity by what some of its properties are. */
export const prepareFind = <Entity extends ObjectLiteral>(entity: EntityTarget<Entity>, ...by: (keyof Entity & string)[]) =>
  prepareEntities((manager) =>
    by.reduce((query, name) => query.andWhere(`found.${name} = :${name}`), manager.createQueryBuilder(entity, "found")),
  );

/** The same for rows that are no entity's: plain objects with the values as the driver has them, see raw-value.ts. */
export const prepareRows = <Row extends ObjectLiteral>(build: Build<ObjectLiteral>, options: Options = {}): PreparedQuery<Row> =>
  prepare<Row>(build, options, plainReader);

function prepare<Row extends ObjectLiteral>(
  build: Build<ObjectLiteral>,
  { limited = false }: Options,
  readerOf: MakeReader,
): PreparedQuery<Row> {
  const known = new WeakMap<DataSource, Map<string, Ready>>();

  function readyFor(source: DataSource, given: Given): Ready {
    let shapes = known.get(source);
    if (!shapes) known.set(source, (shapes = new Map<string, Ready>()));
    const shape = shapeOf(given);
    let ready = shapes.get(shape);
    if (!ready) {
      const query = build(source.manager);
      shapes.set(shape, (ready = { ...compileQuery(query, given, limited), kind: "SELECT", query, read: null }));
    }
    return ready;
  }

  function run(manager: EntityManager, given: Given): Promise<Row[]> {
    const ready = readyFor(manager.dataSource, given);
    return runStatement(manager, ready, bind(ready.slots, ready.constants, given), (answer) => {
      if (answer.rows.length === 0) return [];
      const read = (ready.read ??= readerOf(ready.query, answer.columns()));
      return answer.rows.map((row) => read(row) as Row);
    });
  }

  return (manager, given) => {
    try {
      return run(manager, given);
    } catch (error) {
      return Promise.reject(error as Error);
    }
  };
}
