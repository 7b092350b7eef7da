import { Link } from "react-router";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useSession } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";

const ConversationCardFields = graphql(`
  fragment ConversationCard on Conversation {
    id
    subject
    preview
    closed
    lastMessageAt
    lastMessageFrom
    unreadCount
  }
`);

export function ConversationCard({ conversation }: { conversation: FragmentType<typeof ConversationCardFields> }) {
  const fields = readFragment(ConversationCardFields, conversation);
  const { id, subject, preview, closed, lastMessageAt, lastMessageFrom, unreadCount } = fields;
  const { timeZone } = useSession().portal.clinic;
  const { locale } = useLanguage();
  const text = useConversationText();
  return (
    <article className={`conversation${unreadCount > 0 ? " unread" : ""}`}>
      <h2>
        <Link to={`/conversations/${encodeURIComponent(id)}`}>{subject}</Link>
      </h2>
      {(unreadCount > 0 || closed) && (
        <p className="marks">
          {unreadCount > 0 && <span className="badge strong">{text("list.new", { count: unreadCount })}</span>}
          {closed && <span className="badge">{text("list.closed")}</span>}
        </p>
      )}
      <p className="preview">{lastMessageFrom === "PATIENT" ? text("list.own", { preview }) : preview}</p>
      <p className="soft">
        <time dateTime={lastMessageAt}>{formatDateTime(locale, lastMessageAt, timeZone)}</time>
      </p>
    </article>
  );
}
