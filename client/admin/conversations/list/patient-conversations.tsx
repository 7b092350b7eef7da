import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { usePages } from "../../../shared/paging/use-pages.ts";
import { SectionList } from "../../patients/sections/section-list.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { ConversationRow } from "./conversation-row.tsx";
import "../../rows/rows.css";
import "./list.css";

const PatientConversationsQuery = graphql(`
  query PatientConversations($id: ID!, $first: Int!, $after: String) {
    patient(id: $id) {
      conversations(first: $first, after: $after) {
        edges {
          node {
            id
            ...ConversationRow
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const pageSize = 10;

/** The conversations with the patient whose chart it is. */
export default function PatientConversations({ id }: { id: string }) {
  const client = useClient();
  const text = useConversationText();
  const load = useCallback(
    async (after: string | null) => {
      const { data, error } = await client.query(PatientConversationsQuery, { id, first: pageSize, after }).toPromise();
      return { connection: data?.patient?.conversations, error };
    },
    [client, id],
  );
  return (
    <SectionList
      list={usePages(load)}
      className="row-list"
      label={text("chart.section.conversations")}
      empty={text("inbox.noneWithPatient")}
      keyOf={(conversation) => conversation.id}
    >
      {(conversation) => <ConversationRow conversation={conversation} named={false} />}
    </SectionList>
  );
}
