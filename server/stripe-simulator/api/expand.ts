import { showObject } from "../objects/show-object.ts";
import type { World } from "../world/world.ts";
import { ApiError } from "./api-error.ts";
import { notAsItIs } from "./errors.ts";

const expandable = new Set(["payment_intent", "latest_charge", "charge", "balance_transaction", "failure_balance_transaction", "source"]);

const refuse = (path: string): ApiError =>
  new ApiError(
    notAsItIs(`This property cannot be expanded (${path}). You may want to try expanding 'data.${path}' instead.`, "expand"),
    true,
  );

function expandAt(world: World, object: unknown, steps: readonly string[], path: string): void {
  const [step, ...rest] = steps;
  if (step === undefined || typeof object !== "object" || object === null) return;
  if (Array.isArray(object)) {
    for (const item of object) expandAt(world, item, steps, path);
    return;
  }
  const fields = object as Record<string, unknown>;
  const value = fields[step];
  if (typeof value === "string") {
    if (!expandable.has(step)) throw refuse(path);
    fields[step] = showObject(world, value) ?? value;
  } else if (!(step in fields) && !expandable.has(step)) throw refuse(path);
  expandAt(world, fields[step], rest, path);
}

/** Puts objects where the answer has ids, along the paths that were asked for. */
export function expand<Shown extends object>(world: World, shown: Shown, paths: readonly string[]): Shown {
  for (const path of paths) expandAt(world, shown, path.split("."), path);
  return shown;
}
