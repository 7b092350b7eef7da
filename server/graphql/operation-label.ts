import type { DocumentNode, OperationDefinitionNode } from "graphql";
import { Kind } from "graphql";

const longestLabel = 80;

function rootFields({ selectionSet }: OperationDefinitionNode): readonly string[] {
  return selectionSet.selections.map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : "fragment"));
}

/**
 * What an operation is called in logs, metrics and traces. Only the web apps' own names are taken as they are: whoever else writes a
 * document may call it anything, by a patient's name for one, so that it goes by the field of the schema that it asks for.
 */
export function operationLabel(document: DocumentNode, chosen: OperationDefinitionNode, ours: boolean): string {
  if (ours && chosen.name) return chosen.name.value.slice(0, longestLabel);
  const fields = new Set(rootFields(chosen));
  const [only] = fields;
  if (fields.size !== 1 || only === undefined) return "several";
  if (only.startsWith("__")) return "introspection";
  return only === "fragment" ? "fragment" : only;
}
