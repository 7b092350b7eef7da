import { getNamedType, isInputObjectType, isInterfaceType, isObjectType, isUnionType } from "graphql";

/** @typedef {{ path: string, from: string, to: string }} Use `path` is what must go before the type `to` may */

/** @param {import("graphql").GraphQLNamedType} type @returns {Use[]} */
function usesBy(type) {
  const from = type.name;
  /** @param {string} path @param {import("graphql").GraphQLType} used @returns {Use} */
  const use = (path, used) => ({ path, from, to: getNamedType(used).name });
  if (isUnionType(type)) return type.getTypes().map((member) => use(from, member));
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => use(`${from}.${field.name}`, field.type));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  // Whoever holds an interface may hold what implements it.
  const shown = type.getInterfaces().map((each) => ({ path: each.name, from: each.name, to: from }));
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const path = `${from}.${field.name}`;
    return [use(path, field.type), ...field.args.map((argument) => use(`${path}.${argument.name}`, argument.type))];
  });
  return [...shown, ...fields];
}

/**
 * Types can't be deprecated: one may go when all that led to it may.
 * @param {import("graphql").GraphQLSchema} schema
 * @param {(path: string) => boolean} mayGo
 * @returns {Set<string>} names of types that nothing else leads to
 */
export function removableTypes(schema, mayGo) {
  const types = Object.values(schema.getTypeMap());
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map((type) => type?.name);
  const uses = types.flatMap(usesBy).filter(({ path, from, to }) => from !== to && !mayGo(path));
  const removable = new Set(types.map(({ name }) => name).filter((name) => !roots.includes(name)));
  const kept = () => uses.find(({ from, to }) => removable.has(to) && !removable.has(from));
  for (let use = kept(); use; use = kept()) removable.delete(use.to);
  return removable;
}
