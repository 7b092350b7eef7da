import { MoreList } from "../../../shared/paging/more-list.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { OwnPage } from "../../frame/own-page.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { ConversationCard } from "./conversation-card.tsx";
import { type ConversationList, useConversations } from "./use-conversations.ts";
import "../conversation-list.css";

export default function ConversationsPage() {
  const text = useConversationText();
  const list = useConversations();
  return (
    <OwnPage title={text("messages.title")} lead={text("list.lead")}>
      <PageState data={list.nodes} error={list.error} onRetry={list.reload} skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}>
        {() => <Conversations list={list} />}
      </PageState>
    </OwnPage>
  );
}

function Conversations({ list }: { list: ConversationList }) {
  const text = useConversationText();
  if (list.nodes?.length === 0) return <p className="empty">{text("list.none")}</p>;
  const words = { show: text("list.more"), added: (count: number) => text("list.added", { count }) };
  return (
    <MoreList list={list} words={words} className="conversations" label={text("list.label")} keyOf={({ id }) => id}>
      {(conversation) => <ConversationCard conversation={conversation} />}
    </MoreList>
  );
}
