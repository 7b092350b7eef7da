import type { DocumentNode, SelectionSetNode } from "graphql";
import { Kind } from "graphql";

export const isIntrospection = ({ selections }: SelectionSetNode): boolean =>
  selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith("__"));

/** Whether a document asks about the schema and nothing else: open to everybody. */
export const isIntrospectionOnly = (document: DocumentNode): boolean =>
  document.definitions.every((definition) => definition.kind !== Kind.OPERATION_DEFINITION || isIntrospection(definition.selectionSet));
