import { useCallback, useEffect, useState } from "react";
import { type CombinedError, useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { NewConversationQuery } from "../../../gql/graphql.ts";

const NewConversation = graphql(`
  query NewConversation($patientId: ID!) {
    patient(id: $patientId) {
      ...Recipient
    }
    composerReach(patientId: $patientId) {
      ...Reach
    }
    clinic {
      timeZone
    }
    viewer {
      conversationDrafts {
        ...DraftFields
      }
    }
  }
`);

interface Known {
  readonly patientId: string;
  readonly data: NewConversationQuery | undefined;
  readonly error: CombinedError | undefined;
}

/** What is known of the patient; looked at again after each change that was made here. What is there stays meanwhile. */
export function useNewConversation(patientId: string) {
  const client = useClient();
  const [known, setKnown] = useState<Known | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    void client
      .query(NewConversation, { patientId })
      .toPromise()
      .then(({ data, error }) => {
        if (wanted) setKnown((before) => ({ patientId, data: data ?? (before?.patientId === patientId ? before.data : undefined), error }));
      });
    return () => {
      wanted = false;
    };
  }, [client, patientId, turn]);
  const lookAgain = useCallback(() => setTurn((before) => before + 1), []);
  const current = known?.patientId === patientId ? known : null;
  return { data: current?.data, error: current?.error, lookAgain };
}
