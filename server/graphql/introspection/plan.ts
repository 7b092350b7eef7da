import type { FieldNode, FragmentDefinitionNode, GraphQLField, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from "graphql";
import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  isLeafType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import { collectSubfields } from "graphql/execution/collectFields.js";
import type { SchemaTexts } from "./schema-texts.ts";

/** What is asked of each object of one type, in what order: its fragments written out, its arguments read once. */
export interface Plan {
  readonly type: GraphQLObjectType;
  readonly fields: readonly PlannedField[];
  /** What it came to for objects that were met before: each stands in the schema again and again. */
  readonly written: Map<unknown, string>;
}

export interface PlannedField {
  /** `"name":`, ready to be written. */
  readonly key: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly args: Readonly<Record<string, unknown>>;
  readonly type: GraphQLOutputType;
  /** What it comes to for objects that were met before, with other questions too; null for what leads to objects, or has arguments. */
  readonly leaves: Map<unknown, string> | null;
  /** What is asked of what it leads to; null for a leaf. */
  readonly plan: Plan | null;
}

export interface Asked {
  readonly texts: SchemaTexts;
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

const metaFields: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
  [SchemaMetaFieldDef.name]: SchemaMetaFieldDef,
  [TypeMetaFieldDef.name]: TypeMetaFieldDef,
};

function definitionOf({ schema }: Asked, type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  return (type === schema.getQueryType() ? metaFields[name] : undefined) ?? type.getFields()[name];
}

/** `__typename` is asked of the type around it, not of the object. */
const isLeaf = (definition: GraphQLField<unknown, unknown>): boolean =>
  definition !== TypeNameMetaFieldDef && definition.args.length === 0 && isLeafType(getNullableType(definition.type));

/** Of a document that was found valid. */
export function planOf(asked: Asked, type: GraphQLObjectType, nodes: readonly FieldNode[]): Plan {
  const fields: PlannedField[] = [];
  for (const [name, same] of collectSubfields(asked.schema, { ...asked.fragments }, { ...asked.variables }, type, [...nodes])) {
    const [first] = same;
    const definition = first && definitionOf(asked, type, first.name.value);
    if (!first || !definition) continue;
    const leadsTo = getNamedType(definition.type);
    fields.push({
      key: `${JSON.stringify(name)}:`,
      definition,
      args: getArgumentValues(definition, first, { ...asked.variables }),
      type: definition.type,
      leaves: isLeaf(definition) ? asked.texts.leavesOf(definition) : null,
      plan: isObjectType(leadsTo) ? planOf(asked, leadsTo, same) : null,
    });
  }
  return { type, fields, written: new Map() };
}
