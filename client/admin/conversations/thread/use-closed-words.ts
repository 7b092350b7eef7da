import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useActorName } from "../../patients/use-actor-name.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import type { ShownConversation } from "./use-thread.ts";

/** Who closed it, and when. */
export function useClosedWords(): (conversation: Pick<ShownConversation, "closedAt" | "closedBy">) => string {
  const { locale } = useLanguage();
  const { timeZone } = useStaff().clinic;
  const text = useConversationText();
  const actorName = useActorName();
  return ({ closedAt, closedBy }) =>
    text("thread.closedBy", { who: actorName(closedBy), when: closedAt ? formatDateTime(locale, closedAt, timeZone) : "" });
}
