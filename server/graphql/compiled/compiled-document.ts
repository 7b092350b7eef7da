import type { DocumentNode, ExecutionResult, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { GraphQLError, Kind } from "graphql";
import type { CoercionOptions } from "./compiled-operation.ts";
import { CompiledOperation } from "./compiled-operation.ts";
import { conditionsOf } from "./conditions.ts";
import type { Variables } from "./run.ts";

export interface OperationCall {
  readonly operationName?: string | null;
  readonly variables?: Variables;
  readonly contextValue: unknown;
}

/** A valid document, ready to be executed again and again: to the letter as graphql-js's `execute` would. */
export class CompiledDocument {
  readonly #operations: readonly { readonly node: OperationDefinitionNode; readonly compiled: CompiledOperation }[];

  constructor(schema: GraphQLSchema, document: DocumentNode, coercion: CoercionOptions) {
    const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    const conditions = conditionsOf(document);
    this.#operations = document.definitions
      .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      .map((node) => ({ node, compiled: new CompiledOperation({ schema, operation: node, fragments, conditions, coercion }) }));
  }

  execute({ operationName, variables = {}, contextValue }: OperationCall): ExecutionResult | Promise<ExecutionResult> {
    const chosen = this.#choose(operationName);
    return chosen instanceof GraphQLError ? { errors: [chosen] } : chosen.execute(variables, contextValue);
  }

  #choose(name: string | null | undefined): CompiledOperation | GraphQLError {
    const named = name ?? null;
    if (named === null) {
      const [only, ...others] = this.#operations;
      if (!only) return new GraphQLError("Must provide an operation.");
      return others.length === 0 ? only.compiled : new GraphQLError("Must provide operation name if query contains multiple operations.");
    }
    const found = this.#operations.findLast(({ node }) => node.name?.value === named);
    return found?.compiled ?? new GraphQLError(`Unknown operation named "${named}".`);
  }
}
