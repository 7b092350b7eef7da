import type { GraphQLArgument, GraphQLField, GraphQLInputField, GraphQLSchema } from "graphql";
import { getNamedType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";
import { exampleOf } from "./example-of.ts";

/** Of these a value tells what the type alone doesn't. */
const shown = new Set(["String", "Int", "Float", "ID"]);

const illustrated = /\b[Ff]or example\b/;

type Element = GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument;

function describe(typeName: string, element: Element): void {
  if (!shown.has(getNamedType(element.type).name) || illustrated.test(element.description ?? "")) return;
  const example = exampleOf(typeName, element.name);
  if (example !== undefined) element.description = `${element.description ?? ""} For example \`${String(example)}\`.`.trim();
}

const rootTexts = {
  Query: "What can be asked. Each field says who may; whoever may not gets a root error with the code `FORBIDDEN` or `UNAUTHENTICATED`.",
  Mutation:
    "What can be changed. Each field takes one `input`; what the caller can mend is in the payload's `errors`, and then nothing was changed.",
};

/** Puts an example into the description of every text, number and id that has none, once, when the schema is built. */
export function describeExamples(schema: GraphQLSchema): GraphQLSchema {
  for (const [name, text] of Object.entries(rootTexts)) schema.getType(name)!.description ??= text;
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__") || !(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      describe(type.name, field);
      if ("args" in field) for (const argument of field.args) describe(type.name, argument);
    }
  }
  return schema;
}
