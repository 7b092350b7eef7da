import { useCallback, useEffect, useRef, useState } from "react";
import { type CombinedError, type OperationContext, useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { PortalConversationsQuery } from "../../../gql/graphql.ts";
import { inBackground } from "../../../shared/graphql/background.ts";
import { pageOf } from "../../../shared/paging/connection.ts";
import type { MorePages } from "../../../shared/paging/use-later-pages.ts";
import { useRegularLook } from "../../../shared/ui/use-regular-look.ts";
import { useLive } from "../../live/live-provider.tsx";
import { type KnownList, listOf, withFirst, withLater } from "./known-list.ts";

const PortalConversations = graphql(`
  query PortalConversations($first: Int!, $after: String) {
    viewer {
      patient {
        id
        conversations(first: $first, after: $after) {
          edges {
            node {
              id
              ...ConversationCard
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

type Connection = NonNullable<NonNullable<NonNullable<PortalConversationsQuery["viewer"]>["patient"]>["conversations"]>;

export type ListedConversation = Connection["edges"][number]["node"];

const pageSize = 20;
const lookEveryMs = 10_000;

interface State {
  readonly list: KnownList<ListedConversation> | null;
  readonly error: CombinedError | undefined;
  readonly busy: boolean;
  readonly failure: CombinedError | undefined;
}

const unknown: State = { list: null, error: undefined, busy: false, failure: undefined };

export interface ConversationList extends MorePages<ListedConversation> {
  readonly error: CombinedError | undefined;
  readonly reload: () => void;
}

/** The patient's conversations; looked at again whenever something in them has changed. */
export function useConversations(): ConversationList {
  const client = useClient();
  const { version, look } = useLive();
  const [state, setState] = useState(unknown);
  // What is there is as it was then, or newer.
  const seen = useRef(version);

  const ask = useCallback(
    async (after: string | null, context?: Partial<OperationContext>) => {
      const { data, error } = await client.query(PortalConversations, { first: pageSize, after }, context).toPromise();
      return { connection: data?.viewer?.patient?.conversations, error };
    },
    [client],
  );
  const load = useCallback(
    () =>
      void ask(null).then((answer) => {
        const page = pageOf(answer);
        setState({ ...unknown, list: page && listOf(page), error: answer.error });
      }),
    [ask],
  );
  useEffect(load, [load]);

  const refresh = useCallback(async () => {
    const now = await look();
    if (now === null || now === seen.current) return;
    const page = pageOf(await ask(null, inBackground("portal")));
    if (!page) return;
    seen.current = now;
    setState((before) => ({ ...before, list: before.list ? withFirst(before.list, page) : listOf(page) }));
  }, [ask, look]);
  useRegularLook(refresh, lookEveryMs);

  const { list, busy, failure, error } = state;
  const showMore = async (): Promise<number | null> => {
    if (!list?.hasMore || busy) return null;
    setState((before) => ({ ...before, busy: true, failure: undefined }));
    const answer = await ask(list.endCursor);
    const page = pageOf(answer);
    setState((before) => ({
      ...before,
      list: page && before.list ? withLater(before.list, page) : before.list,
      busy: false,
      failure: page ? undefined : answer.error,
    }));
    return page && page.edges.length;
  };
  return {
    nodes: list?.nodes ?? null,
    addedFrom: list?.addedFrom ?? 0,
    hasMore: list?.hasMore ?? false,
    ...{ busy, failure, error, showMore },
    reload: () => {
      setState(unknown);
      load();
    },
  };
}
