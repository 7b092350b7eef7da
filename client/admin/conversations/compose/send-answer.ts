import type { CombinedError } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { FragmentType } from "../../../shared/graphql/fragments.ts";

export const SendAnswerFields = graphql(`
  fragment SendAnswer on ConversationMessagePayload {
    conversation {
      id
    }
    errors {
      __typename
      ...UserErrorFields
    }
  }
`);

/** What came of sending a message. */
export interface SendAnswer {
  readonly payload: FragmentType<typeof SendAnswerFields> | undefined;
  readonly error: CombinedError | undefined;
}
