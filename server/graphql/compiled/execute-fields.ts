import type { GraphQLResolveInfo } from "graphql";
import { failed, infoOf } from "./field-error.ts";
import type { FieldPlan, SelectionPlan } from "./plan.ts";
import { isPromise, settle } from "./promises.ts";
import type { ResponsePath } from "./response-path.ts";
import type { Run } from "./run.ts";

const placeOf = (parent: ResponsePath | undefined, { key, parentType }: FieldPlan): ResponsePath => ({
  prev: parent,
  key,
  typename: parentType.name,
});

/** Of a field without a resolver: what stands under its name, or what comes of calling it. */
function propertyOf(run: Run, field: FieldPlan, source: unknown, parent: ResponsePath | undefined): unknown {
  // What is wrong with arguments is wrong though nobody reads them.
  const args = field.definition.args.length > 0 ? field.args(run.variables) : undefined;
  if ((typeof source !== "object" || source === null) && typeof source !== "function") return undefined;
  const holder = source as Record<string, unknown>;
  const value = holder[field.name];
  if (typeof value !== "function") return value;
  const info = infoOf(field, run, placeOf(parent, field));
  return (holder[field.name] as (...given: unknown[]) => unknown)(args ?? {}, run.contextValue, info);
}

const completedLater = (
  run: Run,
  field: FieldPlan,
  path: ResponsePath | undefined,
  info: GraphQLResolveInfo | undefined,
  value: PromiseLike<unknown>,
): PromiseLike<unknown> => value.then((resolved) => field.complete(run, field, path, info, resolved));

const failedLater = (run: Run, field: FieldPlan, path: ResponsePath, completed: PromiseLike<unknown>): PromiseLike<unknown> =>
  completed.then(undefined, (error: unknown) => failed(run, field, field.nonNull, path, error));

/** Functions that wait stand on their own: one that holds a closure costs each call, waiting or not. */
export function executeField(run: Run, field: FieldPlan, source: unknown, parent: ResponsePath | undefined): unknown {
  if (field.constant !== undefined) return field.constant;
  const path = field.needsPath ? placeOf(parent, field) : undefined;
  const info = field.needsInfo && path ? infoOf(field, run, path) : undefined;
  try {
    const { resolve } = field;
    const value = resolve ? resolve(source, field.args(run.variables), run.contextValue, info!) : propertyOf(run, field, source, parent);
    // Most values are one of these, and complete to themselves.
    if (typeof value === "string" ? field.isText : value === null && !field.nonNull) return value;
    const completed = isPromise(value) ? completedLater(run, field, path, info, value) : field.complete(run, field, path, info, value);
    return isPromise(completed) ? failedLater(run, field, path ?? placeOf(parent, field), completed) : completed;
  } catch (error) {
    return failed(run, field, field.nonNull, path ?? placeOf(parent, field), error);
  }
}

const rethrownOnceSettled = (
  results: Record<string, unknown>,
  waiting: readonly string[],
  error: unknown,
): Promise<Record<string, unknown>> =>
  settle(results, waiting).finally(() => {
    throw error;
  });

export function executeFields(
  run: Run,
  { fields, Shape }: SelectionPlan,
  source: unknown,
  path: ResponsePath | undefined,
): Record<string, unknown> | Promise<Record<string, unknown>> {
  const results = new Shape();
  let waiting: string[] | null = null;
  try {
    for (let place = 0; place < fields.length; place++) {
      const field = fields[place]!;
      const result = executeField(run, field, source, path);
      results[field.key] = result;
      if (isPromise(result)) (waiting ??= []).push(field.key);
    }
  } catch (error) {
    if (waiting) return rethrownOnceSettled(results, waiting, error);
    throw error;
  }
  return waiting ? settle(results, waiting) : results;
}

/** One after the other: a mutation's fields. */
export function executeSerially(
  run: Run,
  { fields, Shape }: SelectionPlan,
): Record<string, unknown> | PromiseLike<Record<string, unknown>> {
  const next = (results: Record<string, unknown>, field: FieldPlan): Record<string, unknown> | PromiseLike<Record<string, unknown>> => {
    const result = executeField(run, field, undefined, undefined);
    if (!isPromise(result)) {
      results[field.key] = result;
      return results;
    }
    return result.then((resolved) => {
      results[field.key] = resolved;
      return results;
    });
  };
  let results: Record<string, unknown> | PromiseLike<Record<string, unknown>> = new Shape();
  for (const field of fields)
    results = isPromise(results)
      ? (results as PromiseLike<Record<string, unknown>>).then((before) => next(before, field))
      : next(results as Record<string, unknown>, field);
  return results;
}
