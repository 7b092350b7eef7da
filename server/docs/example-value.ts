import type { GraphQLInputField, GraphQLInputObjectType, GraphQLInputType, GraphQLArgument } from "graphql";
import { getNullableType, isEnumType, isInputObjectType, isListType, isRequiredInputField } from "graphql";
import { exampleOf } from "../graphql/examples/example-of.ts";

/** What a scalar is shown with where nobody wrote an example for it. */
const plain: Readonly<Record<string, string | number | boolean>> = {
  Boolean: true,
  Int: 1,
  Float: 1.5,
  String: "texte",
  ID: "UGF0aWVudDowMUtCU0FNUDFFMDAwMDAwMDAwMDAwMDAwMQ",
  DateTime: "2026-03-14T13:30:00.000Z",
  LocalDate: "1984-02-29",
};

/** Further than this only what is required is written. */
const deepest = 3;

/** An acceptable value of an argument or input field. */
export function exampleValue(owner: string, name: string, asked: GraphQLInputType, depth = 0): unknown {
  const type = getNullableType(asked);
  if (isListType(type)) return [exampleValue(owner, name, type.ofType, depth)];
  if (isInputObjectType(type)) return exampleInput(type, depth + 1);
  if (isEnumType(type)) return type.getValues().find(({ deprecationReason }) => !deprecationReason)!.name;
  return exampleOf(owner, name) ?? plain[type.name] ?? null;
}

/** Of a choice that excludes others, and of nested inputs, an example holds what is required. */
function exampleInput(type: GraphQLInputObjectType, depth: number): Record<string, unknown> {
  const fields = Object.values(type.getFields()).filter((field) => !field.deprecationReason);
  return Object.fromEntries(
    fields
      .filter((field) => isRequiredInputField(field) || isTelling(field, type.name, depth))
      .map((field) => [field.name, exampleValue(type.name, field.name, field.type, depth)]),
  );
}

/** What somebody took the trouble to write an example for is worth showing. */
const isTelling = (field: GraphQLInputField, owner: string, depth: number): boolean =>
  depth < deepest && !isInputObjectType(getNullableType(field.type)) && exampleOf(owner, field.name) !== undefined;

export const isPlace = ({ name }: GraphQLArgument): boolean => name === "after" || name === "before";
