import { locatedError } from "graphql";
import type { GraphQLResolveInfo } from "graphql";
import type { FieldPlan } from "./plan.ts";
import type { ResponsePath } from "./response-path.ts";
import { pathKeys } from "./response-path.ts";
import type { Run } from "./run.ts";

/** What becomes of a value that can't be had: null, or, where that may not be, nothing around it either. */
export function failed(run: Run, { nodes }: FieldPlan, nonNull: boolean, path: ResponsePath, thrown: unknown): null {
  const error = locatedError(thrown, nodes, pathKeys(path));
  if (nonNull) throw error;
  run.collected.add(error, path);
  return null;
}

export const infoOf = ({ definition, nodes, parentType }: FieldPlan, run: Run, path: ResponsePath): GraphQLResolveInfo => ({
  fieldName: definition.name,
  fieldNodes: nodes,
  returnType: definition.type,
  parentType,
  path,
  schema: run.schema,
  fragments: run.fragments,
  rootValue: undefined,
  operation: run.operation,
  variableValues: run.variables,
});
