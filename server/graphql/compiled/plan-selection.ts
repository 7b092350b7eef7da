import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from "graphql";
import {
  getNamedType,
  getNullableType,
  GraphQLID,
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import { collectFields, collectSubfields } from "graphql/execution/collectFields.js";
import { argumentsOf } from "./argument-plan.ts";
import { completeLeaf } from "./complete-leaf.ts";
import { completeList } from "./complete-list.ts";
import { completeAbstract, completeObject } from "./complete-object.ts";
import type { Complete, FieldPlan, SelectionPlan } from "./plan.ts";
import type { Run } from "./run.ts";

type Definition = GraphQLField<unknown, unknown>;

const texts = new Set<GraphQLOutputType>([GraphQLString, GraphQLID]);

function definitionOf(schema: GraphQLSchema, type: GraphQLObjectType, name: string): Definition | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  const ofSchema = type === schema.getQueryType() ? [SchemaMetaFieldDef, TypeMetaFieldDef] : [];
  return ofSchema.find((field) => field.name === name) ?? type.getFields()[name];
}

function shape(): SelectionPlan["Shape"] {
  const Shape = function () {} as unknown as SelectionPlan["Shape"];
  Shape.prototype = Object.create(null);
  return Shape;
}

const unlessMissing =
  (complete: Complete): Complete =>
  (run, field, path, info, value) => {
    if (value instanceof Error) throw value;
    return value === null || value === undefined ? null : complete(run, field, path, info, value);
  };

function completion(type: GraphQLOutputType): Complete {
  if (isNonNullType(type)) {
    const complete = completion(type.ofType);
    return (run, field, path, info, value) => {
      const completed = complete(run, field, path, info, value);
      if (completed !== null) return completed;
      throw new Error(`Cannot return null for non-nullable field ${field.parentType.name}.${field.name}.`);
    };
  }
  if (isLeafType(type)) return completeLeaf(type);
  if (isListType(type)) {
    const hold = !isLeafType(getNullableType(type.ofType));
    return unlessMissing(completeList({ complete: completion(type.ofType), nonNull: isNonNullType(type.ofType), hold }));
  }
  return unlessMissing(isAbstractType(type) ? completeAbstract(type, selectionOf) : completeObject(type, selectionOf));
}

function planField(key: string, parentType: GraphQLObjectType, nodes: readonly FieldNode[], definition: Definition): FieldPlan {
  const { resolve, name, type } = definition;
  const leadsTo = getNamedType(type);
  const needsInfo = resolve !== undefined || isAbstractType(leadsTo) || (isObjectType(leadsTo) && Boolean(leadsTo.isTypeOf));
  return {
    ...{ key, name, parentType, nodes, definition, resolve },
    args: argumentsOf(definition, nodes[0]!),
    complete: completion(type),
    constant: definition === TypeNameMetaFieldDef ? parentType.name : undefined,
    nonNull: isNonNullType(type),
    isText: texts.has(getNullableType(type)),
    needsPath: needsInfo || !isLeafType(getNullableType(type)),
    needsInfo,
    selections: new Map(),
  };
}

function planOf(schema: GraphQLSchema, type: GraphQLObjectType, collected: ReadonlyMap<string, readonly FieldNode[]>): SelectionPlan {
  const fields = [...collected].flatMap(([key, nodes]) => {
    const definition = definitionOf(schema, type, nodes[0]!.name.value);
    return definition ? planField(key, type, nodes, definition) : [];
  });
  return { fields, Shape: shape() };
}

/** Collected as graphql-js does, at the first object of the type: what is wrong with it is found where it always was. */
function selectionOf({ schema, fragments, variables }: Run, { nodes, selections }: FieldPlan, type: GraphQLObjectType): SelectionPlan {
  const plan = planOf(schema, type, collectSubfields(schema, { ...fragments }, { ...variables }, type, [...nodes]));
  selections.set(type, plan);
  return plan;
}

export function planRoot({ schema, fragments, variables, operation }: Run, type: GraphQLObjectType): SelectionPlan {
  return planOf(schema, type, collectFields(schema, { ...fragments }, { ...variables }, type, operation.selectionSet));
}
