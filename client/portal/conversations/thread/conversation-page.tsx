import { useParams } from "react-router";
import { formatDateTime, foreignZoneName } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { BackLink } from "../../frame/back-link.tsx";
import { PhoneLink } from "../../frame/phone-link.tsx";
import { useSession } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { ReplySection } from "../reply/reply-section.tsx";
import { ThreadMessages } from "./thread-messages.tsx";
import { type Conversation, useConversation } from "./use-conversation.ts";
import "../conversation-thread.css";

export default function ConversationPage() {
  const { id = "" } = useParams();
  return <ConversationOf key={id} id={id} />;
}

function ConversationOf({ id }: { id: string }) {
  const opened = useConversation(id);
  const { known, error, reload } = opened;
  return (
    <div className="stack-wide conversation-page">
      <BackLink to="/conversations" />
      {known === null ? (
        <NotAvailable />
      ) : (
        <PageState data={known} error={error} onRetry={reload} skeleton={<Skeleton shapes={["title", "tile", "tile", "control"]} />}>
          {({ conversation, thread }) => (
            <>
              <Head conversation={conversation} />
              <ThreadMessages conversation={conversation} thread={thread} {...opened} />
              <ReplySection conversation={conversation} {...opened} />
            </>
          )}
        </PageState>
      )}
    </div>
  );
}

function Head({ conversation: { subject, closedAt, replyObstacle } }: { conversation: Conversation }) {
  const { name, timeZone } = useSession().portal.clinic;
  const { locale } = useLanguage();
  const text = useConversationText();
  const zone = foreignZoneName(locale, new Date().toISOString(), timeZone);
  return (
    <div className="stack-tight">
      <PageHeading title={text("thread.title")} place={name}>
        {subject}
      </PageHeading>
      {replyObstacle === "CONVERSATION_CLOSED" && closedAt && (
        <p className="soft">{text("thread.closedAt", { time: formatDateTime(locale, closedAt, timeZone) })}</p>
      )}
      {zone && <p className="hint">{text("thread.zone", { zone })}</p>}
    </div>
  );
}

/** The same for one that is somebody else's, or never existed. */
function NotAvailable() {
  const { name, phone } = useSession().portal.clinic;
  const text = useConversationText();
  return (
    <div className="stack">
      <PageHeading title={text("thread.gone")} place={name} />
      <p>
        {text("thread.goneBody")} <PhoneLink phone={phone} />
      </p>
    </div>
  );
}
