import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useConversationText } from "./conversation-texts.ts";

/** What somebody without the right sees: nothing was asked for. */
export function NotForYou() {
  const { clinic } = useStaff();
  const text = useConversationText();
  return (
    <div className="stack-wide">
      <PageHeading title={text("inbox.title")} place={clinic.name} />
      <Notice kind="neutral" title={text("inbox.notAllowed")}>
        <p>{text("inbox.notAllowedBody")}</p>
      </Notice>
    </div>
  );
}
