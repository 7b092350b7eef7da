import type { GraphQLResolveInfo } from "graphql";
import { GraphQLError } from "graphql";
import { failed } from "./field-error.ts";
import type { Complete, FieldPlan } from "./plan.ts";
import { isPromise } from "./promises.ts";
import type { ResponsePath } from "./response-path.ts";
import type { Run } from "./run.ts";

export interface Items {
  readonly complete: Complete;
  readonly nonNull: boolean;
  /** Whether there are places inside of an item. */
  readonly hold: boolean;
}

const placeOf = (prev: ResponsePath | undefined, key: number): ResponsePath => ({ prev, key, typename: undefined });

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === "object" && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === "function";

const completedLater = (
  complete: Complete,
  run: Run,
  field: FieldPlan,
  path: ResponsePath | undefined,
  info: GraphQLResolveInfo | undefined,
  item: PromiseLike<unknown>,
): PromiseLike<unknown> => item.then((resolved) => complete(run, field, path, info, resolved));

const failedLater = (run: Run, field: FieldPlan, nonNull: boolean, path: ResponsePath, completed: PromiseLike<unknown>) =>
  completed.then(undefined, (error: unknown) => failed(run, field, nonNull, path, error));

/** What still runs for a list that is null already must not end the process when it fails. */
const forget = (items: Iterable<unknown>): void => {
  for (const item of items) if (isPromise(item)) item.then(undefined, () => undefined);
};

export function completeList({ complete, nonNull, hold }: Items): Complete {
  const item = (
    run: Run,
    field: FieldPlan,
    list: ResponsePath | undefined,
    info: GraphQLResolveInfo | undefined,
    value: unknown,
    index: number,
  ): unknown => {
    const path = hold ? placeOf(list, index) : undefined;
    try {
      const completed = isPromise(value)
        ? completedLater(complete, run, field, path, info, value)
        : complete(run, field, path, info, value);
      return isPromise(completed) ? failedLater(run, field, nonNull, path ?? placeOf(list, index), completed) : completed;
    } catch (error) {
      return failed(run, field, nonNull, path ?? placeOf(list, index), error);
    }
  };
  return (run, field, path, info, value) => {
    if (!isIterable(value))
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${field.parentType.name}.${field.name}".`);
    const items: unknown[] = [];
    let waiting = false;
    let index = 0;
    try {
      for (const each of value) {
        const completed = item(run, field, path, info, each, index++);
        items.push(completed);
        waiting ||= isPromise(completed);
      }
    } catch (error) {
      forget(items);
      if (Array.isArray(value) || value instanceof Set) forget(value);
      throw error;
    }
    return waiting ? Promise.all(items) : items;
  };
}
