import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";

/** @typedef {{ path: string, description?: string | null, deprecationReason?: string | null }} Element */

/** @param {string} path @param {{ description?: string | null, deprecationReason?: string | null }} element @returns {Element} */
const named = (path, { description, deprecationReason }) => ({ path, description, deprecationReason });

/**
 * What of a type can be deprecated, by the path that a difference names it with: `Type.field`, `Type.field.argument`, `Enum.VALUE`.
 * @param {import("graphql").GraphQLNamedType} type
 * @returns {Element[]}
 */
function partsOf(type) {
  if (isEnumType(type)) return type.getValues().map((value) => named(`${type.name}.${value.name}`, value));
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => named(`${type.name}.${field.name}`, field));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const path = `${type.name}.${field.name}`;
    return [named(path, field), ...field.args.map((argument) => named(`${path}.${argument.name}`, argument))];
  });
}

/** @param {import("graphql").GraphQLSchema} schema @returns {Element[]} types and all that they are made of, without GraphQL's own */
export const elementsOf = (schema) =>
  Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith("__"))
    .flatMap((type) => [named(type.name, type), ...partsOf(type)]);
