import { useCallback } from "react";
import { useClient } from "urql";
import type { RenewLink } from "../../../shared/conversations/message-attachments.tsx";
import { type Stretch, stretchOf, type Thread, withOlder } from "../../../shared/conversations/thread.ts";
import { useOlder } from "../../../shared/conversations/use-older.ts";
import { messagePage, type ShownMessage } from "./message-page.ts";
import { OlderMessages, pageSize } from "./thread-queries.ts";
import type { ThreadPageState } from "./use-thread.ts";

/** The way to older messages of a conversation, and to new addresses of their files. */
export function useThreadMessages(id: string, messages: Thread<ShownMessage>, changeMessages: ThreadPageState["changeMessages"]) {
  const client = useClient();
  const load = useCallback(
    async ({ last, before }: Stretch) => {
      const { data, error } = await client.query(OlderMessages, { id, last, before }).toPromise();
      return { page: data?.conversation && messagePage(data.conversation.messages), error };
    },
    [client, id],
  );
  const older = useOlder({ thread: messages, load, onOlder: (page) => changeMessages((now) => withOlder(now, page)), pageSize });
  const renewLink: RenewLink = async (attachmentId) => {
    const holder = messages.edges.find(({ node }) => node.attachments.some((each) => each.id === attachmentId));
    if (!holder) return null;
    const { page } = await load(stretchOf(messages, holder.node.position));
    const attachments = page?.edges.flatMap(({ node }) => node.attachments) ?? [];
    return attachments.find((each) => each.id === attachmentId)?.url ?? null;
  };
  return { older, renewLink };
}
