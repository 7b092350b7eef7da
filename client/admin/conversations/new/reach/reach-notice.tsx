import { useEffect, useRef } from "react";
import type { ReachFragment, RecipientFragment } from "../../../../gql/graphql.ts";
import { formatList } from "../../../../shared/language/formats.ts";
import { useLanguage } from "../../../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../../../shared/ui/announcer.tsx";
import { Icon } from "../../../../shared/ui/icon.tsx";
import { Notice } from "../../../../shared/ui/notice.tsx";
import { nameOf } from "../../../patients/patient-name.ts";
import { useConversationText } from "../../conversation-texts.ts";
import { MendAccess } from "./mend-access.tsx";
import { MendContact } from "./mend-contact.tsx";

export interface ReachProps {
  readonly recipient: RecipientFragment;
  readonly onMended: () => void;
}

/** How the patient would learn of the message; where they would not, why, and what can be done about it here. */
export function ReachNotice({ reach, ...props }: ReachProps & { reach: ReachFragment }) {
  const text = useConversationText();
  const name = nameOf(props.recipient);
  const { obstacle, accessEffective } = reach;
  const said = useReachSaid(name, reach);
  useSayChange(said);
  if (!accessEffective || obstacle === "NO_EFFECTIVE_ACCESS")
    return (
      <Notice kind="warning" title={said}>
        <p>{text("new.noAccessBody")}</p>
        <MendAccess {...props} />
      </Notice>
    );
  if (obstacle)
    return (
      <Notice kind="warning" title={said}>
        <p>{text(`new.obstacle.${obstacle}`)}</p>
        <MendContact {...props} />
      </Notice>
    );
  return (
    <p className="reached">
      <Icon name="mail" />
      {said}
    </p>
  );
}

function useReachSaid(name: string, { obstacle, accessEffective, channels }: ReachFragment): string {
  const { locale } = useLanguage();
  const text = useConversationText();
  if (!accessEffective || obstacle === "NO_EFFECTIVE_ACCESS") return text("new.noAccess", { name });
  if (obstacle) return text("new.unreached", { name });
  const ways = channels.map((channel) => text(`new.by.${channel}`));
  return text("new.reached", { name, how: formatList(locale, ways) });
}

/** After something was mended the answer is another: that is said, as nothing else on the page tells of it. */
function useSayChange(said: string): void {
  const announce = useAnnounce();
  const before = useRef(said);
  useEffect(() => {
    if (before.current === said) return;
    before.current = said;
    announce(said);
  }, [said, announce]);
}
