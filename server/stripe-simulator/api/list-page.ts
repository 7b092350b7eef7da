import { ApiError } from "./api-error.ts";
import { badParameter, noSuch } from "./errors.ts";
import type { Parameters } from "./read-parameters.ts";

interface Listing<Row> {
  /** All there are, in the order in which they were made. */
  readonly rows: readonly Row[];
  readonly wanted: (row: Row) => boolean;
  readonly parameters: Parameters;
  readonly url: string;
  readonly show: (row: Row) => object;
}

interface ListAnswer {
  readonly object: "list";
  readonly data: object[];
  readonly has_more: boolean;
  readonly url: string;
}

export function inRange(created: number, range: Parameters): boolean {
  const [gt, gte, lt, lte] = ["gt", "gte", "lt", "lte"].map((name) => range.integer(name));
  return created > (gt ?? -Infinity) && created >= (gte ?? -Infinity) && created < (lt ?? Infinity) && created <= (lte ?? Infinity);
}

/** Newest first, a page at a time. */
export function listPage<Row extends { readonly id: string }>({ rows, wanted, parameters, url, show }: Listing<Row>): ListAnswer {
  const limit = parameters.integer("limit") ?? 10;
  if (limit < 1 || limit > 100)
    throw new ApiError(badParameter("parameter_invalid_integer", "limit", "This value must be between 1 and 100."), true);
  const after = parameters.text("starting_after");
  const newest = rows.toReversed();
  const place = after === null ? -1 : newest.findIndex(({ id }) => id === after);
  if (after !== null && place < 0) throw new ApiError(noSuch("object", after, "starting_after"), true);
  const left = newest.slice(place + 1).filter(wanted);
  return { object: "list", data: left.slice(0, limit).map(show), has_more: left.length > limit, url };
}
