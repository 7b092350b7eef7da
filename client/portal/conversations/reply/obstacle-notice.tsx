import type { Ref } from "react";
import type { ReplyObstacle } from "../../../gql/graphql.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PhoneLink } from "../../frame/phone-link.tsx";
import { useSession } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import type { Conversation } from "../thread/use-conversation.ts";

interface ObstacleNoticeProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly obstacle: ReplyObstacle;
  readonly conversation: Conversation;
}

/** Why nothing can be written here, and whom to call instead. */
export function ObstacleNotice({ ref, obstacle, conversation: { repliesUntil } }: ObstacleNoticeProps) {
  const { phone, timeZone } = useSession().portal.clinic;
  const { locale } = useLanguage();
  const text = useConversationText();
  const time = repliesUntil ? formatDateTime(locale, repliesUntil, timeZone) : "";
  return (
    <div ref={ref} tabIndex={-1} className="obstacle" role="group" aria-label={text(`obstacle.title.${obstacle}`)}>
      <Notice kind="neutral" title={text(`obstacle.title.${obstacle}`)}>
        <p>{text(`obstacle.body.${obstacle}`, { time })}</p>
        <p>
          {text("obstacle.call")} <PhoneLink phone={phone} />
        </p>
      </Notice>
    </div>
  );
}
