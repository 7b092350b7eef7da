import type { SelectQueryBuilder } from "typeorm";
import type { KeysetPage, KeysetRequest } from "../../../db/keyset.ts";
import { cutPage, readKeysetPage } from "../../../db/keyset.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";

type Item = KeysetPage<Invoice>["items"][number];

const latestFirst = ({ item: one }: Item, { item: other }: Item): number =>
  other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1);

/** One page of several lists together, each of which an index has in the order of all: the latest first. */
export async function readMerged(queries: readonly SelectQueryBuilder<Invoice>[], request: KeysetRequest): Promise<KeysetPage<Invoice>> {
  const pages: KeysetPage<Invoice>[] = [];
  for (const query of queries) pages.push(await readKeysetPage(query, request));
  const { rows: items, hasNextPage } = cutPage(pages.flatMap((page) => page.items).sort(latestFirst), request.first);
  return { items, hasNextPage: hasNextPage || pages.some((page) => page.hasNextPage) };
}
