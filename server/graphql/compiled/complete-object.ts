import type { GraphQLAbstractType, GraphQLObjectType, GraphQLResolveInfo } from "graphql";
import { defaultTypeResolver, GraphQLError } from "graphql";
import { inspect } from "graphql/jsutils/inspect.js";
import { executeFields } from "./execute-fields.ts";
import type { Complete, FieldPlan, SelectionPlan } from "./plan.ts";
import { isPromise } from "./promises.ts";
import type { ResponsePath } from "./response-path.ts";
import type { Run } from "./run.ts";
import { runtimeType } from "./runtime-type.ts";

export type SelectionOf = (run: Run, field: FieldPlan, type: GraphQLObjectType) => SelectionPlan;

type CompleteAs = (
  type: GraphQLObjectType,
  run: Run,
  field: FieldPlan,
  path: ResponsePath | undefined,
  info: GraphQLResolveInfo | undefined,
  value: unknown,
) => unknown;

const completeAs =
  (selectionOf: SelectionOf): CompleteAs =>
  (type, run, field, path, info, value) => {
    const plan = field.selections.get(type) ?? selectionOf(run, field, type);
    if (!type.isTypeOf) return executeFields(run, plan, value, path);
    const fields = (fits: boolean): unknown => {
      if (fits) return executeFields(run, plan, value, path);
      throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes: field.nodes });
    };
    const fits = type.isTypeOf(value, run.contextValue, info!);
    return isPromise(fits) ? fits.then(fields as (fits: unknown) => unknown) : fields(fits as boolean);
  };

export function completeObject(type: GraphQLObjectType, selectionOf: SelectionOf): Complete {
  const as = completeAs(selectionOf);
  return (run, field, path, info, value) => as(type, run, field, path, info, value);
}

export function completeAbstract(type: GraphQLAbstractType, selectionOf: SelectionOf): Complete {
  const as = completeAs(selectionOf);
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (run, field, path, info, value) => {
    const found = (name: unknown): unknown => as(runtimeType(run, field, type, name, value), run, field, path, info, value);
    const name: unknown = resolveType(value, run.contextValue, info!, type);
    return isPromise(name) ? name.then(found) : found(name);
  };
}
