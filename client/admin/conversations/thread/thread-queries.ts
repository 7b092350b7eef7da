import { graphql } from "../../../gql/index.ts";

export const ThreadPage = graphql(`
  query ThreadPage($id: ID!, $last: Int!) {
    conversation(id: $id) {
      ...ThreadFields
      messages(last: $last) {
        ...ThreadMessages
      }
    }
  }
`);

export const OlderMessages = graphql(`
  query OlderMessages($id: ID!, $last: Int!, $before: String) {
    conversation(id: $id) {
      messages(last: $last, before: $before) {
        ...ThreadMessages
      }
    }
  }
`);

export const ThreadStamp = graphql(`
  query ThreadStamp($id: ID!) {
    conversationStamp(id: $id)
  }
`);

/** So many messages a page. */
export const pageSize = 20;
