import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { getVariableValues, Kind } from "graphql";
import { planOf } from "./plan.ts";
import { SchemaTexts } from "./schema-texts.ts";
import { AnswerWriter } from "./write-answer.ts";

const known = new WeakMap<GraphQLSchema, SchemaTexts>();

function textsOf(schema: GraphQLSchema): SchemaTexts {
  let texts = known.get(schema);
  if (!texts) known.set(schema, (texts = new SchemaTexts()));
  return texts;
}

/** The data of a valid operation that asks about the schema alone, as JSON text; null where its variables don't fit. */
export function answerIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string | null {
  const type = schema.getRootType(operation.operation);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables }, { maxErrors: 1 });
  if (!type || !coerced) return null;
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  const root = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "" }, selectionSet: operation.selectionSet } as const;
  const texts = textsOf(schema);
  return new AnswerWriter(schema, texts).write(planOf({ schema, texts, fragments, variables: coerced }, type, [root]), {});
}
