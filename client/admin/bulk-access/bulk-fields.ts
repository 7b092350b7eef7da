import { graphql } from "../../gql/index.ts";

export const BulkChangeFields = graphql(`
  fragment BulkChangeFields on BulkAccessChange {
    id
    enabled
    reason
    startedAt
    finishedAt
    startedBy {
      ...ActorName
    }
    status
    undoStatus
    undoStartedAt
    undoFinishedAt
    undoneBy {
      ...ActorName
    }
    exceptionCount
    expectedCount
    changedCount
    unchangedCount
    failedCount
    undoneCount
    keptCount
    canUndo
    csvPath
    filter {
      changedFrom
      changedBefore
      changedBy {
        ...ActorName
      }
      changedByDefault
      reasonContains
      lastAppointmentFrom
      lastAppointmentBefore
      ageFrom
      ageTo
      hasContact
    }
  }
`);

export const FailurePage = graphql(`
  fragment FailurePage on BulkAccessFailureConnection {
    edges {
      node {
        reasonText {
          fr
          en
        }
        patient {
          id
          firstName
          lastName
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);
