import { MessageBubble } from "../../../shared/conversations/message-bubble.tsx";
import type { RenewLink } from "../../../shared/conversations/message-attachments.tsx";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { useActorName } from "../../patients/use-actor-name.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import type { ShownMessage } from "./message-page.ts";
import { NoticeState } from "./notice-state.tsx";
import type { ShownConversation } from "./use-thread.ts";

interface ThreadMessageProps {
  readonly message: ShownMessage;
  readonly patient: ShownConversation["patient"];
  readonly renewLink: RenewLink;
}

/** One message; of the clinic's, whether the patient has read it and how they were told of it. */
export function ThreadMessage({ message, patient, renewLink }: ThreadMessageProps) {
  const { locale } = useLanguage();
  const { timeZone } = useStaff().clinic;
  const text = useConversationText();
  const actorName = useActorName();
  const { from, author, readByPatientAt, notice } = message;
  const own = from === "CLINIC";
  const name = !own && patient ? nameOf(patient) : actorName(author);
  return (
    <MessageBubble message={message} own={own} author={name} timeZone={timeZone} headingLevel={3} renewLink={renewLink}>
      {own && (
        <>
          <p>
            {readByPatientAt ? text("thread.read", { when: formatDateTime(locale, readByPatientAt, timeZone) }) : text("thread.notRead")}
          </p>
          {notice && !(readByPatientAt && notice.state === "WAITING") && <NoticeState notice={notice} />}
        </>
      )}
    </MessageBubble>
  );
}
