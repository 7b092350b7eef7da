import type { DocumentNode } from "graphql";
import { Kind } from "graphql";
import { documentLimits, introspectionLimits, mostOperations } from "./document-limits.ts";
import { DocumentMeasure } from "./document-measure.ts";
import { isIntrospection } from "./introspection-only.ts";
import { idleFragment, tooMuch } from "./refusals.ts";

/** Throws for a document that asks for more than anybody needs. Introspection has limits of its own. */
export function checkLimits(document: DocumentNode): void {
  const written = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const fragments = new Map(written.map((fragment) => [fragment.name.value, fragment]));
  const met = new Set<string>();
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operations.length > mostOperations) throw tooMuch("operations");
  for (const definition of operations) {
    if (definition.selectionSet.selections.length > documentLimits.rootFields) throw tooMuch("root fields");
    const most = isIntrospection(definition.selectionSet) ? introspectionLimits : documentLimits;
    if ((definition.variableDefinitions?.length ?? 0) > most.variables) throw tooMuch("variables");
    new DocumentMeasure(fragments, met, most).walk(definition.selectionSet, 1);
  }
  // Validation refuses unused and repeated ones too, after having compared all that stands in them.
  if (written.length > met.size) throw idleFragment();
}
