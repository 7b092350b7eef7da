import type { DocumentNode, GraphQLSchema } from "graphql";
import { CompiledDocument } from "./compiled-document.ts";

/** Of a batch with a thousand wrong values the first ones are enough to mend it; none is told by guessing at names of the schema. */
const coercion = { maxErrors: 20, hideSuggestions: true };

const ofSchemas = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, CompiledDocument>>();

/** Each document is compiled once, and forgotten with it. */
export function compiled(schema: GraphQLSchema, document: DocumentNode): CompiledDocument {
  let known = ofSchemas.get(schema);
  if (!known) ofSchemas.set(schema, (known = new WeakMap()));
  let found = known.get(document);
  if (!found) known.set(document, (found = new CompiledDocument(schema, document, coercion)));
  return found;
}
