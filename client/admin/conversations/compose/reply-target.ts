import { graphql } from "../../../gql/index.ts";

/** What the composer needs to know of the conversation that it writes in. */
export const ReplyTarget = graphql(`
  fragment ReplyTarget on Conversation {
    id
    patient {
      id
      language
    }
  }
`);
