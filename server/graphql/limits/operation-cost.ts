import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { Kind } from "graphql";
import type { SentVariables } from "./arguments.ts";
import { Arguments } from "./arguments.ts";
import { CostWalk } from "./cost-walk.ts";

export interface OperationCost {
  /** One for the call, one for each item that it writes, and one for each object that its answer may hold. */
  readonly points: number;
  /** Whether it writes items each of which is answered for itself. */
  readonly batch: boolean;
}

/** The most that an operation may cost, from its valid document and its variables alone: nothing is read for it. */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: SentVariables,
): OperationCost {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, defaultValue] as const] : [],
  );
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  const walk = new CostWalk(schema, byName, new Arguments(variables, new Map(defaults)));
  const root = schema.getRootType(operation.operation);
  const objects = root ? walk.of(operation.selectionSet, root) : 0;
  return { points: 1 + walk.items + objects, batch: walk.batch };
}
