import type { FieldNode, GraphQLField, ValueNode } from "graphql";
import { getArgumentValues, Kind, visit } from "graphql";
import type { Variables } from "./run.ts";

/** The values of a field's arguments, made anew for each call: a resolver may keep what it was given. */
export type ReadArguments = (variables: Variables) => Record<string, unknown>;

type Definition = GraphQLField<unknown, unknown>;

function hasVariables(node: ValueNode): boolean {
  let found = false;
  visit(node, { Variable: () => void (found = true) });
  return found;
}

const isFlat = (values: Readonly<Record<string, unknown>>): boolean =>
  Object.values(values).every((value) => value === null || typeof value !== "object");

/** What needs no more than copying where its variables were given; null for literals with variables inside. */
function copied(definition: Definition, node: FieldNode, general: ReadArguments): ReadArguments | null {
  const given = new Map((node.arguments ?? []).map(({ name, value }) => [name.value, value]));
  const fixed: Record<string, unknown> = {};
  const sources: { readonly name: string; readonly variable: string | null }[] = [];
  for (const { name } of definition.args) {
    const value = given.get(name);
    if (value?.kind === Kind.VARIABLE) sources.push({ name, variable: value.name.value });
    else if (value && hasVariables(value)) return null;
    else sources.push({ name, variable: null });
  }
  const literal = { ...node, arguments: node.arguments?.filter(({ value }) => value.kind !== Kind.VARIABLE) };
  const args = definition.args.filter(({ name }) => given.get(name)?.kind !== Kind.VARIABLE);
  try {
    Object.assign(fixed, getArgumentValues({ ...definition, args }, literal));
  } catch {
    // What is wrong with them is said at each call, as it always was.
    return null;
  }
  if (!isFlat(fixed)) return null;
  const set = sources.filter(({ name, variable }) => variable !== null || name in fixed);
  return (variables) => {
    const values: Record<string, unknown> = {};
    for (const { name, variable } of set) {
      const value = variable === null ? fixed[name] : Object.hasOwn(variables, variable) ? variables[variable] : undefined;
      // Omitted, or null where that may not be: which it is, and what follows, is a question for graphql-js.
      if (variable !== null && (value === undefined || value === null)) return general(variables);
      values[name] = value;
    }
    return values;
  };
}

export function argumentsOf(definition: Definition, node: FieldNode): ReadArguments {
  if (definition.args.length === 0) return () => ({});
  const general: ReadArguments = (variables) => getArgumentValues(definition, node, variables);
  return copied(definition, node, general) ?? general;
}
