import type { GraphQLArgument, GraphQLField, GraphQLInputField, GraphQLNamedType, GraphQLSchema } from "graphql";
import { astFromValue, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, isUnionType, print } from "graphql";
import { ruleOf } from "../graphql/access.ts";
import type { ExampleOperation } from "./example-operation.ts";
import { exampleOperation } from "./example-operation.ts";
import type { WhoMay } from "./who-may.ts";
import { whoMay } from "./who-may.ts";

interface Described {
  readonly name: string;
  readonly description: string;
  /** Why it will go, and when. */
  readonly deprecation?: string;
}

export interface DescribedInput extends Described {
  readonly type: string;
  readonly defaultValue?: string;
}

export interface DescribedField extends Described {
  readonly type: string;
  readonly args?: readonly DescribedInput[];
  readonly who?: WhoMay;
}

export interface DescribedOperation extends DescribedField {
  readonly kind: "query" | "mutation";
  readonly example: ExampleOperation;
}

export interface DescribedType extends Described {
  readonly kind: "object" | "interface" | "union" | "enum" | "input" | "scalar";
  readonly who?: WhoMay;
  readonly fields?: readonly DescribedField[];
  readonly inputs?: readonly DescribedInput[];
  readonly values?: readonly Described[];
  readonly interfaces?: readonly string[];
  /** Of an interface or a union: what it may be. */
  readonly possible?: readonly string[];
}

export interface DescribedSchema {
  readonly operations: readonly DescribedOperation[];
  readonly types: readonly DescribedType[];
}

/** Who may is told for itself. */
const withoutAccess = (description: string | null | undefined): string => (description ?? "").replace(/\s*^Access: .*\.$/m, "").trim();

const described = (element: { name: string; description?: string | null; deprecationReason?: string | null }): Described => ({
  name: element.name,
  description: withoutAccess(element.description),
  ...(element.deprecationReason && { deprecation: element.deprecationReason }),
});

function describeInput(input: GraphQLArgument | GraphQLInputField): DescribedInput {
  const node = input.defaultValue === undefined ? null : astFromValue(input.defaultValue, input.type);
  return { ...described(input), type: String(input.type), ...(node && { defaultValue: print(node) }) };
}

function describeField(field: GraphQLField<unknown, unknown>): DescribedField {
  const rule = ruleOf(field);
  return {
    ...described(field),
    type: String(field.type),
    ...(field.args.length > 0 && { args: field.args.map(describeInput) }),
    ...(rule && { who: whoMay(rule) }),
  };
}

function describeType(schema: GraphQLSchema, type: GraphQLNamedType): DescribedType {
  const base = described(type);
  if (isScalarType(type)) return { ...base, kind: "scalar" };
  if (isEnumType(type)) return { ...base, kind: "enum", values: type.getValues().map(described) };
  if (isInputObjectType(type)) return { ...base, kind: "input", inputs: Object.values(type.getFields()).map(describeInput) };
  const possible = isInterfaceType(type) || isUnionType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : undefined;
  if (isUnionType(type)) return { ...base, kind: "union", possible };
  const fields = Object.values(type.getFields()).map(describeField);
  if (isInterfaceType(type)) return { ...base, kind: "interface", fields, possible };
  const rule = isObjectType(type) ? ruleOf(type) : undefined;
  const interfaces = type.getInterfaces().map(({ name }) => name);
  return { ...base, kind: "object", fields, ...(interfaces.length > 0 && { interfaces }), ...(rule && { who: whoMay(rule) }) };
}

/** The schema as its documentation shows it: what there is, who may, and how it is called. */
export function describeSchema(schema: GraphQLSchema): DescribedSchema {
  const roots = { query: schema.getQueryType()!, mutation: schema.getMutationType()! };
  const operations = (["query", "mutation"] as const).flatMap((kind) =>
    Object.values(roots[kind].getFields()).map((field) => ({
      ...describeField(field),
      kind,
      example: exampleOperation(schema, kind, field),
    })),
  );
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith("__") && type !== roots.query && type !== roots.mutation)
    .map((type) => describeType(schema, type));
  const byName = (a: Described, b: Described) => (a.name < b.name ? -1 : 1);
  return { operations: operations.toSorted(byName), types: types.toSorted(byName) };
}
