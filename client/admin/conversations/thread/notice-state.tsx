import { Link } from "react-router";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";

const NoticeStateFields = graphql(`
  fragment NoticeState on MessageNotice {
    state
    digest
    dueAt
    obstacle
    deliveries {
      channel
      state
      reasonText {
        fr
        en
      }
    }
  }
`);

/** What became of the notification of a message, and the way to what can be done about one that could not be delivered. */
export function NoticeState({ notice }: { notice: FragmentType<typeof NoticeStateFields> }) {
  const { locale } = useLanguage();
  const { clinic } = useStaff();
  const text = useConversationText();
  const { state, digest, dueAt, obstacle, deliveries } = readFragment(NoticeStateFields, notice);
  if (state === "READ") return <p>{text("thread.notice.READ")}</p>;
  if (state === "WAITING") return <p>{text("thread.notice.WAITING", { time: dueAt ? formatTime(locale, dueAt, clinic.timeZone) : "" })}</p>;
  if (state === "NONE") {
    return (
      <p className="advice">
        <Icon name="alert" />
        <span>{text(`thread.notice.obstacle.${obstacle ?? "CHANNEL_UNAVAILABLE"}`)}</span>
      </p>
    );
  }
  return deliveries.map(({ channel, state: became, reasonText }) => {
    if (became === null) return null;
    const said = text(`thread.notice.${became}`, { channel: text(`thread.channel.${channel}`) });
    if (became !== "NOT_DELIVERED") {
      return (
        <p key={channel}>
          {said} {digest && text("thread.notice.digest")}
        </p>
      );
    }
    return (
      <p key={channel} className="advice wrong">
        <Icon name="alert" />
        <span>
          {said} {reasonText?.[locale]} <Link to="/deliveries">{text("thread.notice.deliveries")}</Link>
        </span>
      </p>
    );
  });
}
