import { useCallback, useEffect, useRef, useState } from "react";
import { type CombinedError, type OperationContext, useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { ConversationFieldsFragment, MessageFieldsFragment } from "../../../gql/graphql.ts";
import { type Stretch, type Thread, stretchOf, threadOf, withNewest, withOlder } from "../../../shared/conversations/thread.ts";
import { inBackground } from "../../../shared/graphql/background.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { useRegularLook } from "../../../shared/ui/use-regular-look.ts";
import { useLive } from "../../live/live-provider.tsx";
import { ConversationFields, MessageFields } from "./conversation-fields.ts";

const PortalConversation = graphql(`
  query PortalConversation($id: ID!, $last: Int!, $before: String) {
    conversation(id: $id) {
      ...ConversationFields
      messages(last: $last, before: $before) {
        edges {
          cursor
          node {
            ...MessageFields
          }
        }
        pageInfo {
          hasPreviousPage
        }
      }
    }
  }
`);

export type Conversation = ConversationFieldsFragment;
export type Message = MessageFieldsFragment;

export interface Known {
  readonly conversation: Conversation;
  readonly thread: Thread<Message>;
}

interface State {
  /** Undefined until it is known whether there is one. */
  readonly known: Known | null | undefined;
  readonly error: CombinedError | undefined;
  readonly busy: boolean;
  readonly failure: CombinedError | undefined;
}

const unknown: State = { known: undefined, error: undefined, busy: false, failure: undefined };
const pageSize = 20;
const lookEveryMs = 5_000;
const newest: Stretch = { last: pageSize, before: null };

/** A conversation of the patient's: its newest messages, older ones when they are asked for, and what comes meanwhile. */
export function useConversation(id: string) {
  const client = useClient();
  const { version, look } = useLive();
  const [state, setState] = useState(unknown);
  const seen = useRef(version);
  const change = useCallback(
    (make: (known: Known) => Known) => setState((before) => ({ ...before, known: before.known && make(before.known) })),
    [],
  );

  const ask = useCallback(
    async (stretch: Stretch, context?: Partial<OperationContext>) => {
      const { data, error } = await client.query(PortalConversation, { id, ...stretch }, context).toPromise();
      const { conversation } = data ?? {};
      if (!conversation) return { answer: data && null, error };
      const { edges, pageInfo } = conversation.messages;
      const placed = edges.map(({ cursor, node }) => ({ cursor, node: readFragment(MessageFields, node) }));
      return { answer: { conversation: readFragment(ConversationFields, conversation), page: { edges: placed, pageInfo } }, error };
    },
    [client, id],
  );
  const load = useCallback(
    () =>
      void ask(newest).then(({ answer, error }) =>
        setState({ ...unknown, known: answer && { conversation: answer.conversation, thread: threadOf(answer.page) }, error }),
      ),
    [ask],
  );
  useEffect(load, [load]);

  /** What has changed meanwhile, if anything has. */
  const refresh = useCallback(async () => {
    const now = await look();
    if (now === null || now === seen.current) return;
    const { answer } = await ask(newest, inBackground("portal"));
    if (answer === undefined) return;
    seen.current = now;
    if (answer) change(({ thread }) => ({ conversation: answer.conversation, thread: withNewest(thread, answer.page) }));
    else setState({ ...unknown, known: null });
  }, [ask, look, change]);
  useRegularLook(refresh, lookEveryMs);

  const { known, busy, failure, error } = state;
  const showOlder = async (): Promise<number | null> => {
    const [first] = known?.thread.edges ?? [];
    if (!first || !known?.thread.hasOlder || busy) return null;
    setState((before) => ({ ...before, busy: true, failure: undefined }));
    const { answer, error: failed } = await ask({ last: pageSize, before: first.cursor });
    setState((before) => ({ ...before, busy: false, failure: failed }));
    if (answer) change(({ thread }) => ({ conversation: answer.conversation, thread: withOlder(thread, answer.page) }));
    return answer ? answer.page.edges.length : null;
  };
  /** The address of an attachment of a message, made anew. */
  const renewLink = async (position: number, attachmentId: string): Promise<string | null> => {
    const { answer } = known ? await ask(stretchOf(known.thread, position)) : {};
    const message = answer?.page.edges.find(({ node }) => node.position === position)?.node;
    return message?.attachments.find((each) => each.id === attachmentId)?.url ?? null;
  };
  return {
    ...{ known, error, change, refresh, renewLink },
    older: { busy, failure, showMore: showOlder },
    reload: () => {
      setState(unknown);
      load();
    },
  };
}
