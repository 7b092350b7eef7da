import { graphql } from "../../gql/index.ts";

export const RecordViewPage = graphql(`
  fragment RecordViewPage on RecordViewConnection {
    edges {
      cursor
      node {
        viewedAt
        since
        what
        count
        by {
          kind
          name
          role
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);

export const PortalRecordViews = graphql(`
  query PortalRecordViews($first: Int!, $after: String) {
    viewer {
      patient {
        id
        recordViews(first: $first, after: $after) {
          ...RecordViewPage
        }
      }
    }
  }
`);

export const pageSize = 20;
