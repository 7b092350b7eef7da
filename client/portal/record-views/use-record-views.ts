import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../gql/index.ts";
import { usePages } from "../../shared/paging/use-pages.ts";

const PortalRecordViews = graphql(`
  query PortalRecordViews($first: Int!, $after: String) {
    viewer {
      patient {
        id
        recordViews(first: $first, after: $after) {
          edges {
            cursor
            node {
              ...RecordView
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

const pageSize = 20;

export function useRecordViews() {
  const client = useClient();
  const load = useCallback(
    async (after: string | null) => {
      const { data, error } = await client.query(PortalRecordViews, { first: pageSize, after }).toPromise();
      const views = data?.viewer?.patient?.recordViews;
      // A view has no id of its own: its place in the list stands for it.
      const edges = views?.edges.map(({ cursor, node }) => ({ node: { cursor, view: node } }));
      return { connection: views && edges && { edges, pageInfo: views.pageInfo }, error };
    },
    [client],
  );
  return usePages(load);
}
