import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import type { KeysetPage } from "../db/keyset.ts";
import { anyone, Access } from "./access.ts";

export const defaultPageSize = 20;
export const largestPageSize = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    defaultValue: defaultPageSize,
    description: "How many at most; 100 is the largest page, and more is answered as 100.",
  })
  first!: number;

  @Field(() => String, { nullable: true, description: "The `endCursor` of the page before." })
  after?: string | null;
}

/** The page that is read for what was asked. */
export const sized = ({ first, after }: PageArgs): { first: number; after: string | null } => ({
  first: Math.min(Math.max(first, 1), largestPageSize),
  after: after ?? null,
});

@ObjectType({ description: "Where a page stands in its list (Relay)." })
@Access(anyone)
export class PageInfo {
  @Field(() => Boolean, { description: "Whether there is more after this page." })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: "Whether there is more before this page, in lists that are read backwards; false in those that are read forwards.",
  })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "The first edge's cursor." })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "The last edge's cursor: give it as `after` for the next page." })
  endCursor!: string | null;
}

/** A page of rows as a Relay connection of their schema type; a cursor is written when it is asked for. */
export function toConnection<T, N>(
  page: KeysetPage<T>,
  toNode: (item: T) => N,
): { edges: { readonly cursor: string; node: N }[]; pageInfo: PageInfo } {
  const { items, hasNextPage } = page;
  return {
    edges: items.map((each) => new Edge(each, toNode(each.item))),
    pageInfo: {
      hasNextPage,
      hasPreviousPage: false,
      get startCursor() {
        return items[0]?.cursor ?? null;
      },
      get endCursor() {
        return items.at(-1)?.cursor ?? null;
      },
    },
  };
}

class Edge<T, N> {
  readonly #item: KeysetPage<T>["items"][number];
  readonly node: N;

  constructor(item: KeysetPage<T>["items"][number], node: N) {
    this.#item = item;
    this.node = node;
  }

  get cursor(): string {
    return this.#item.cursor;
  }
}
