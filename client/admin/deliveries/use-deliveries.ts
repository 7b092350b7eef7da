import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../gql/index.ts";
import { usePages } from "../../shared/paging/use-pages.ts";
import type { DeliveryFilter } from "./delivery-filter.ts";

const Deliveries = graphql(`
  query Deliveries($first: Int!, $after: String, $state: UndeliveredState, $channel: NotificationChannel) {
    undeliveredMessages(first: $first, after: $after, state: $state, channel: $channel) {
      edges {
        node {
          id
          ...DeliveryFields
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const pageSize = 20;

export function useDeliveries({ state, channel }: DeliveryFilter) {
  const client = useClient();
  const load = useCallback(
    async (after: string | null) => {
      const { data, error } = await client.query(Deliveries, { first: pageSize, after, state, channel }).toPromise();
      return { connection: data?.undeliveredMessages, error };
    },
    [client, state, channel],
  );
  return usePages(load);
}
