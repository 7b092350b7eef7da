import { Link } from "react-router";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { nameOf } from "../../patients/patient-name.ts";
import { Ago } from "../../registrations/ago.tsx";
import { conversationPath } from "../conversation-paths.ts";
import { useConversationText } from "../conversation-texts.ts";
import { ConversationMarks } from "./conversation-marks.tsx";

export const ConversationRowFields = graphql(`
  fragment ConversationRow on Conversation {
    id
    subject
    preview
    lastMessageAt
    lastMessageFrom
    unreadCount
    patient {
      id
      firstName
      lastName
    }
    ...ConversationMarks
  }
`);

interface ConversationRowProps {
  readonly conversation: FragmentType<typeof ConversationRowFields>;
  /** On the patient's own chart nobody needs to be told who they are. */
  readonly named?: boolean;
}

/** One conversation of a list; all of it leads to the conversation. */
export function ConversationRow({ conversation, named = true }: ConversationRowProps) {
  const text = useConversationText();
  const row = readFragment(ConversationRowFields, conversation);
  const { id, subject, preview, lastMessageAt, lastMessageFrom, unreadCount, patient } = row;
  return (
    <article className={`card list-row conversation-row${unreadCount > 0 ? " unread" : ""}`} aria-labelledby={`conversation-${id}`}>
      <div className="conversation-what">
        <h3>
          <Link className="row-link" id={`conversation-${id}`} to={conversationPath(id)}>
            {named && patient && <span className="conversation-who">{nameOf(patient)}</span>} <span>{subject}</span>
          </Link>
        </h3>
        <p className="conversation-preview">
          <span className="soft">{text(`inbox.last.${lastMessageFrom}`)}</span> {preview}
        </p>
      </div>
      <div className="conversation-facts">
        <p className="hint">
          <Ago instant={lastMessageAt} />
        </p>
        <p className="badges">
          {unreadCount > 0 && <span className="badge unread">{text("inbox.unread", { count: unreadCount })}</span>}
          <ConversationMarks conversation={row} />
        </p>
      </div>
    </article>
  );
}
