import type { ThreadMessageFragment } from "../../../gql/graphql.ts";
import type { MessagePage } from "../../../shared/conversations/thread.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { ThreadMessageFields, ThreadMessagesFields } from "./thread-fields.ts";

export type ShownMessage = ThreadMessageFragment;

export function messagePage(masked: FragmentType<typeof ThreadMessagesFields>): MessagePage<ShownMessage> {
  const { edges, pageInfo } = readFragment(ThreadMessagesFields, masked);
  return { edges: edges.map(({ cursor, node }) => ({ cursor, node: readFragment(ThreadMessageFields, node) })), pageInfo };
}
