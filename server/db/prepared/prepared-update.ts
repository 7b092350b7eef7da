import type { DataSource, EntityManager, ObjectLiteral, UpdateQueryBuilder } from "typeorm";
import type { Given } from "./bind-parameters.ts";
import { bind } from "./bind-parameters.ts";
import type { CompiledQuery } from "./compile-query.ts";
import { compileQuery } from "./compile-query.ts";
import { runStatement } from "./run-statement.ts";

/**
 * An UPDATE that is built once and then run as a prepared statement; answers how many rows it matched. Its conditions name columns, and
 * what differs from call to call is set as `() => ":name"`: given as the column keeps it.
 */
export function prepareUpdate(
  build: (manager: EntityManager) => UpdateQueryBuilder<ObjectLiteral>,
): (manager: EntityManager, given: Given) => Promise<number> {
  const known = new WeakMap<DataSource, CompiledQuery>();
  return (manager, given) => {
    const source = manager.dataSource;
    let compiled = known.get(source);
    if (!compiled) known.set(source, (compiled = compileQuery(build(source.manager), given)));
    const statement = { kind: "UPDATE", sql: compiled.sql };
    return runStatement(manager, statement, bind(compiled.slots, compiled.constants, given), ({ affected }) => affected);
  };
}
