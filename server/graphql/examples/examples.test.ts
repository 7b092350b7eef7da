import type { GraphQLArgument, GraphQLField, GraphQLInputField } from "graphql";
import { getNamedType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";
import { createSchema } from "../schema.ts";
import { exampleOf } from "./example-of.ts";

const schema = createSchema();
const shown = ["String", "Int", "Float", "ID"];

interface Element {
  readonly type: { readonly name: string };
  readonly element: GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument;
}

const elements: readonly Element[] = Object.values(schema.getTypeMap())
  .filter((type) => !type.name.startsWith("__"))
  .flatMap((type) => {
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      [field, ...("args" in field ? field.args : [])].map((element) => ({ type, element })),
    );
  });

const leaves = elements.filter(({ element }) => shown.includes(getNamedType(element.type).name));

test("every text, number and id of the schema is shown by an example", () => {
  const without = leaves.filter(({ element }) => !/\b[Ff]or example\b/.test(element.description ?? ""));
  expect(without.map(({ type, element }) => `${type.name}.${element.name}`)).toEqual([]);
});

test("an example is of its field's type", () => {
  const wrong = leaves.filter(({ type, element }) => {
    const example = exampleOf(type.name, element.name);
    const name = getNamedType(element.type).name;
    return (
      example !== undefined &&
      (name === "Int" ? !Number.isInteger(example) : name === "Float" ? typeof example !== "number" : typeof example !== "string")
    );
  });
  expect(wrong.map(({ type, element }) => `${type.name}.${element.name}`)).toEqual([]);
});

test("every type, field, argument and value of an enum is described", () => {
  const silent = [
    ...Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith("__") && !type.description),
    ...elements.filter(({ element }) => !element.description).map(({ element }) => element),
    ...Object.values(schema.getTypeMap()).flatMap((type) =>
      "getValues" in type ? type.getValues().filter(({ description }) => !description) : [],
    ),
  ];
  expect(silent.map(({ name }) => name)).toEqual([]);
});
