import { useState } from "react";
import { useClient, useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { DeliveryPage } from "./delivery-fields.ts";
import type { DeliveryFilter } from "./delivery-filter.ts";

const Deliveries = graphql(`
  query Deliveries($first: Int!, $after: String, $state: UndeliveredState, $channel: NotificationChannel) {
    undeliveredMessages(first: $first, after: $after, state: $state, channel: $channel) {
      ...DeliveryPage
    }
  }
`);

const pageSize = 20;

type Page = FragmentType<typeof DeliveryPage>;

/** The first page, and the pages that were asked for since. */
export function useDeliveries(filter: DeliveryFilter) {
  const client = useClient();
  const [{ data, error }, reload] = useQuery({ query: Deliveries, variables: { first: pageSize, after: null, ...filter } });
  const [later, setLater] = useState<{ readonly after: typeof data; readonly pages: readonly Page[] }>({ after: undefined, pages: [] });
  const [phase, setPhase] = useState<"idle" | "busy" | "failed">("idle");
  // Pages that followed another first page would leave gaps.
  const more = later.after === data ? later.pages : [];
  const pages = data ? readFragment(DeliveryPage, [data.undeliveredMessages, ...more]) : [];
  const last = pages.at(-1)?.pageInfo;

  /** Answers how many came; null where it failed. */
  const showMore = async (): Promise<number | null> => {
    setPhase("busy");
    const variables = { first: pageSize, after: last?.endCursor ?? null, ...filter };
    const next = (await client.query(Deliveries, variables).toPromise()).data?.undeliveredMessages;
    setPhase(next ? "idle" : "failed");
    if (!next) return null;
    setLater({ after: data, pages: [...more, next] });
    return readFragment(DeliveryPage, next).edges.length;
  };
  return {
    loaded: data !== undefined,
    deliveries: pages.flatMap((page) => page.edges.map(({ node }) => node)),
    /** Where the last page that was added begins; 0 for the first. */
    addedFrom: pages.slice(0, -1).flatMap((page) => page.edges).length,
    hasMore: last?.hasNextPage ?? false,
    error,
    phase,
    showMore,
    reload: () => reload({ requestPolicy: "network-only" }),
  };
}
