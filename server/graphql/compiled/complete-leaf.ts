import type { GraphQLLeafType } from "graphql";
import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString } from "graphql";
import { inspect } from "graphql/jsutils/inspect.js";
import type { Complete } from "./plan.ts";

const isString = (value: unknown): boolean => typeof value === "string";

/** What the scalars of the specification serialize to itself. */
const servedAsIs = new Map<GraphQLLeafType, (value: unknown) => boolean>([
  [GraphQLString, isString],
  [GraphQLID, isString],
  [GraphQLBoolean, (value) => typeof value === "boolean"],
  [GraphQLInt, (value) => typeof value === "number" && (value | 0) === value],
  [GraphQLFloat, (value) => typeof value === "number" && Number.isFinite(value)],
]);

function serialized(type: GraphQLLeafType, value: unknown): unknown {
  if (value instanceof Error) throw value;
  if (value === null || value === undefined) return null;
  const result: unknown = type.serialize(value);
  if (result !== null && result !== undefined) return result;
  throw new Error(`Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(result)}`);
}

export function completeLeaf(type: GraphQLLeafType): Complete {
  const asIs = servedAsIs.get(type);
  if (!asIs) return (_run, _field, _path, _info, value) => serialized(type, value);
  return (_run, _field, _path, _info, value) => (asIs(value) ? value : serialized(type, value));
}
