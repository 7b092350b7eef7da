import { Link } from "react-router";
import { foreignZoneName, formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { patientPath } from "../../patients/patient-paths.ts";
import { useActorName } from "../../patients/use-actor-name.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { ConversationMarks } from "../list/conversation-marks.tsx";
import { BackToInbox } from "./thread-state.tsx";
import type { ShownConversation } from "./use-thread.ts";

/** What it is about, and with whom. The window's title, which browsers remember, says neither. */
export function ThreadHead({ conversation }: { conversation: ShownConversation }) {
  const { locale } = useLanguage();
  const { clinic } = useStaff();
  const text = useConversationText();
  const actorName = useActorName();
  const { subject, patient, startedAt, startedBy } = conversation;
  const zone = foreignZoneName(locale, startedAt, clinic.timeZone);
  return (
    <header className="stack thread-head">
      <BackToInbox />
      <PageHeading title={text("thread.title")} place={clinic.name}>
        {subject}
      </PageHeading>
      <p className="thread-with">
        {patient && (
          <>
            {text("thread.with")} <Link to={patientPath(patient.id)}>{nameOf(patient)}</Link>
            {" · "}
          </>
        )}
        <span className="soft">
          {text("thread.started", { who: actorName(startedBy), when: formatDateTime(locale, startedAt, clinic.timeZone) })}
        </span>
      </p>
      <p className="badges">
        <ConversationMarks conversation={conversation} />
      </p>
      {zone && <p className="hint">{text("thread.zone", { zone })}</p>}
    </header>
  );
}
