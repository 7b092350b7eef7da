import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";

const ConversationMarksFields = graphql(`
  fragment ConversationMarks on Conversation {
    closed
    patientReplyObstacle
    assignedTo {
      id
      name
    }
  }
`);

/** What is out of the ordinary about a conversation, and whose it is. */
export function ConversationMarks({ conversation }: { conversation: FragmentType<typeof ConversationMarksFields> }) {
  const me = useStaff();
  const text = useConversationText();
  const { closed, patientReplyObstacle, assignedTo } = readFragment(ConversationMarksFields, conversation);
  return (
    <>
      {closed && <span className="badge plain">{text("inbox.closed")}</span>}
      {!closed && patientReplyObstacle && (
        <span className="badge caution">
          <Icon name="lock" />
          {text("inbox.noReply")}
        </span>
      )}
      {assignedTo && (
        <span className="badge">
          <Icon name="person" />
          {assignedTo.id === me.id ? text("inbox.mine") : text("inbox.assigned", { name: assignedTo.name })}
        </span>
      )}
    </>
  );
}
