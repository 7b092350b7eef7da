import { useCallback, useEffect, useRef, useState } from "react";
import { type CombinedError, type OperationContext, useClient } from "urql";
import type { ThreadFieldsFragment, ThreadPageQuery } from "../../../gql/graphql.ts";
import { type Thread, withNewest } from "../../../shared/conversations/thread.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { messagePage, type ShownMessage } from "./message-page.ts";
import { ThreadFields } from "./thread-fields.ts";
import { pageSize, ThreadPage } from "./thread-queries.ts";

export type ShownConversation = ThreadFieldsFragment;

export interface KnownThread {
  /** Null where the clinic has no such conversation. */
  readonly conversation: ShownConversation | null;
  readonly messages: Thread<ShownMessage>;
  /** Of the conversation when both were read together: what was done here since may have met with something new. */
  readonly stamp: string | null;
  readonly error: CombinedError | undefined;
}

const nothing: Thread<ShownMessage> = { edges: [], hasOlder: false };

function knownFrom(now: KnownThread | null, data: ThreadPageQuery | undefined, error: CombinedError | undefined): KnownThread {
  if (!data) return now?.conversation ? now : { conversation: null, messages: nothing, stamp: null, error };
  const conversation = readFragment(ThreadFields, data.conversation) ?? null;
  const page = data.conversation && messagePage(data.conversation.messages);
  const messages = page ? withNewest(now?.messages ?? nothing, page) : nothing;
  return { conversation, messages, stamp: conversation?.stamp ?? null, error: undefined };
}

/** A conversation with its newest messages; ways to look again, and to show what was made of it. */
export function useThread(id: string) {
  const client = useClient();
  const [known, setKnown] = useState<KnownThread | null>(null);
  /** Counts what was done here: an answer that set out before it knows less. */
  const acts = useRef(0);

  const look = useCallback(
    (context?: Partial<OperationContext>): Promise<void> => {
      const before = acts.current;
      return client
        .query(ThreadPage, { id, last: pageSize }, context)
        .toPromise()
        .then(({ data, error }) => {
          if (before === acts.current) setKnown((now) => knownFrom(now, data, error));
        });
    },
    [client, id],
  );
  useEffect(() => void look(), [look]);

  const change = useCallback((conversation: ShownConversation): void => {
    acts.current += 1;
    setKnown((now) => now && { ...now, conversation });
  }, []);
  const changeMessages = useCallback((make: (messages: Thread<ShownMessage>) => Thread<ShownMessage>): void => {
    setKnown((now) => now && { ...now, messages: make(now.messages) });
  }, []);
  const retry = (): void => {
    setKnown(null);
    void look();
  };
  return { known, look, change, changeMessages, retry };
}

export type ThreadPageState = ReturnType<typeof useThread>;
