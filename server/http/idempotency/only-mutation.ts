import type { GraphQLField, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { Kind } from "graphql";

/** The one field of an operation that is a mutation of one field, written out in it; null for anything else. */
export function onlyMutation(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode | null | undefined,
): GraphQLField<unknown, unknown> | null {
  const [selection, ...more] = operation?.operation === "mutation" ? operation.selectionSet.selections : [];
  if (selection?.kind !== Kind.FIELD || more.length > 0) return null;
  return schema.getMutationType()?.getFields()[selection.name.value] ?? null;
}
