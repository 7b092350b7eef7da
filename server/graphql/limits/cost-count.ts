import type { FieldNode } from "graphql";
import type { Arguments } from "./arguments.ts";

/** What the field around a list decides of its length. */
export interface Around {
  /** How many edges the connection has at most. */
  readonly page: number;
  /** How many items the mutation was sent: as many results it answers. */
  readonly batch: number;
}

export const nothingAround: Around = { page: 1, batch: 0 };

/** How often a field's objects may be answered: so many times, or as the field around it has edges or results. */
export type Times = number | "edges" | "results";

/** What a selection may answer, as far as it is known without variables. */
export interface Count {
  readonly points: number;
  readonly perEdge: number;
  readonly perResult: number;
  /** What the variables decide. */
  readonly open: readonly OpenField[];
}

export interface OpenField {
  readonly node: FieldNode;
  /** What its arguments decide: how many items a mutation writes, the size of a page, or nothing for themselves. */
  readonly decides: "items" | "page" | "nothing";
  readonly each: Count;
  readonly times: Times;
}

export const nothing: Count = { points: 0, perEdge: 0, perResult: 0, open: [] };

const timesOf = (times: Times, { page, batch }: Around): number => (typeof times === "number" ? times : times === "edges" ? page : batch);

function ofOpen({ node, decides, each, times }: OpenField, given: Arguments, around: Around): number {
  if (decides === "items") {
    const { items, longest } = given.itemsOf(node);
    return items + pointsOf(each, given, { page: 1, batch: longest }) * timesOf(times, around);
  }
  const within = decides === "page" ? { page: given.pageOf(node), batch: 0 } : nothingAround;
  return pointsOf(each, given, within) * timesOf(times, around);
}

export function pointsOf({ points, perEdge, perResult, open }: Count, given: Arguments, around = nothingAround): number {
  let sum = points + perEdge * around.page + perResult * around.batch;
  for (const field of open) sum += ofOpen(field, given, around);
  return sum;
}

export const sum = (counts: readonly Count[]): Count => ({
  points: counts.reduce((total, { points }) => total + points, 0),
  perEdge: counts.reduce((total, { perEdge }) => total + perEdge, 0),
  perResult: counts.reduce((total, { perResult }) => total + perResult, 0),
  open: counts.flatMap(({ open }) => open),
});

/** Of a field that no variable decides. */
export const repeated = (points: number, times: Times): Count => ({
  points: typeof times === "number" ? points * times : 0,
  perEdge: times === "edges" ? points : 0,
  perResult: times === "results" ? points : 0,
  open: [],
});
