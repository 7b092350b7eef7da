import type { Period } from "./datatypes.ts";

/** Whether it is over: marked as old, or its period ended before today. A day, month or year that is only named counts to its end. */
export function isOver(
  { use, period }: { readonly use?: string | undefined; readonly period?: Period | undefined },
  today: string,
): boolean {
  const end = period?.end?.slice(0, 10);
  return use === "old" || (end !== undefined && end < today.slice(0, end.length));
}
