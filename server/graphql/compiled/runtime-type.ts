import type { GraphQLAbstractType, GraphQLObjectType } from "graphql";
import { GraphQLError, isObjectType } from "graphql";
import { inspect } from "graphql/jsutils/inspect.js";
import type { FieldPlan } from "./plan.ts";
import type { Run } from "./run.ts";

/** The type that an interface's or union's value was said to be, where it can be one of its. */
export function runtimeType(
  { schema }: Run,
  { parentType, name: field, nodes }: FieldPlan,
  type: GraphQLAbstractType,
  resolved: unknown,
  value: unknown,
): GraphQLObjectType {
  const place = `${parentType.name}.${field}`;
  if (resolved === null || resolved === undefined)
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${place}". Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  if (isObjectType(resolved))
    throw new GraphQLError(
      "Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.",
    );
  if (typeof resolved !== "string")
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${place}" with value ${inspect(value)}, received "${inspect(resolved)}".`,
    );
  const found = schema.getType(resolved);
  if (!found)
    throw new GraphQLError(`Abstract type "${type.name}" was resolved to a type "${resolved}" that does not exist inside the schema.`, {
      nodes,
    });
  if (!isObjectType(found))
    throw new GraphQLError(`Abstract type "${type.name}" was resolved to a non-object type "${resolved}".`, { nodes });
  if (!schema.isSubType(type, found))
    throw new GraphQLError(`Runtime Object type "${found.name}" is not a possible type for "${type.name}".`, { nodes });
  return found;
}
