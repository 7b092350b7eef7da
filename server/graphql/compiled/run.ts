import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import type { CollectedErrors } from "./collected-errors.ts";

export type Variables = Readonly<Record<string, unknown>>;

/** What all fields of one execution share. */
export interface Run {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly operation: OperationDefinitionNode;
  readonly contextValue: unknown;
  readonly variables: Variables;
  readonly collected: CollectedErrors;
}
