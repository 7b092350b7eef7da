import type { ObjectLiteral, QueryBuilder } from "typeorm";
import type { Given, Slot } from "./bind-parameters.ts";
import { namesIn, placesFor } from "./bind-parameters.ts";

export interface CompiledQuery {
  readonly sql: string;
  readonly slots: readonly Slot[];
  /** What the query itself sets. */
  readonly constants: Given;
}

/** Stands for a value while the order of the values is found out. */
class Marker implements Slot {
  constructor(
    readonly name: string,
    readonly place: number | null,
  ) {}
}

const markersOf = (name: string, value: unknown): Marker | Marker[] =>
  Array.isArray(value) ? Array.from({ length: placesFor(value.length) }, (_, place) => new Marker(name, place)) : new Marker(name, null);

/** The text of a query as its driver prepares it, for calls of the shape of this one. */
export function compileQuery(query: QueryBuilder<ObjectLiteral>, given: Given, limited = false): CompiledQuery {
  const constants = query.getParameters();
  const text = limited ? `${query.getQuery()} LIMIT :limit` : query.getQuery();
  const markers = Object.fromEntries([...namesIn(text)].map((name) => [name, markersOf(name, given[name] ?? constants[name])]));
  const [sql, slots] = query.dataSource.driver.escapeQueryWithParameters(text, markers);
  return { sql, slots: slots as Marker[], constants };
}
