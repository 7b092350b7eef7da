import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { Kind } from "graphql";
import type { SentVariables } from "./arguments.ts";
import { Arguments } from "./arguments.ts";
import type { Count } from "./cost-count.ts";
import { pointsOf } from "./cost-count.ts";
import { CostWalk } from "./cost-walk.ts";

export interface OperationCost {
  /** One for the call, one for each item that it writes, and one for each object that its answer may hold. */
  readonly points: number;
  /** Whether it writes items each of which is answered for itself. */
  readonly batch: boolean;
}

export type CompiledCost = (variables: SentVariables) => OperationCost;

/** The most that an operation may cost, from its valid document and its variables alone: nothing is read for it. */
export function compileCost(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): CompiledCost {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const defaults = new Map(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, defaultValue] as const] : [],
    ),
  );
  const walk = new CostWalk(schema, new Map(fragments.map((fragment) => [fragment.name.value, fragment])));
  const root = schema.getRootType(operation.operation);
  const count: Count | null = root ? walk.of(operation.selectionSet, root) : null;
  const { batch } = walk;
  if (!count || count.open.length === 0) {
    const always = { points: 1 + (count?.points ?? 0), batch };
    return () => always;
  }
  return (variables) => ({ points: 1 + pointsOf(count, new Arguments(variables, defaults)), batch });
}
