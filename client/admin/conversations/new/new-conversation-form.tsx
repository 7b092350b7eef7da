import { useState } from "react";
import { useNavigate } from "react-router";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { ReachFragment, RecipientFragment } from "../../../gql/graphql.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Composer } from "../compose/composer.tsx";
import { storedFilesOf } from "../compose/files/message-file.ts";
import { type ComposerStart, useComposer } from "../compose/use-composer.ts";
import { hasBegun } from "../compose/written.ts";
import { conversationPath } from "../conversation-paths.ts";
import { useConversationText } from "../conversation-texts.ts";
import { MineChoice } from "./mine-choice.tsx";
import { ReachNotice } from "./reach/reach-notice.tsx";
import { RecipientCard } from "./recipient-card.tsx";
import { RepliesSection } from "./replies-section.tsx";

const StartConversation = graphql(`
  mutation StartConversation($input: StartConversationInput!) {
    startConversation(input: $input) {
      ...SendAnswer
    }
  }
`);

interface NewConversationFormProps {
  readonly recipient: RecipientFragment;
  readonly reach: ReachFragment;
  readonly timeZone: string;
  readonly start: ComposerStart;
  /** Something that stood in the patient's way was changed. */
  readonly onMended: () => void;
  readonly onChange: (patientId: string, carried: ComposerStart | null) => void;
}

export function NewConversationForm({ recipient, reach, timeZone, start, onMended, onChange }: NewConversationFormProps) {
  const text = useConversationText();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const client = useClient();
  const [mine, setMine] = useState(false);
  const target = { patientId: recipient.id };
  const composer = useComposer({
    target,
    start,
    send: async ({ attachmentIds, ...written }, requestKey) => {
      const input = { ...target, ...written, attachmentIds: [...attachmentIds], assignToMe: mine, requestKey };
      const { data, error } = await client.mutation(StartConversation, { input }).toPromise();
      return { payload: data?.startConversation, error };
    },
    onSent: (id) => {
      announce(text("compose.sent"));
      void navigate(conversationPath(id), { replace: true });
    },
  });
  const { written, change, files, all } = composer;
  const carry = (patientId: string): void => {
    const carried = hasBegun(all) ? { written, files: storedFilesOf(files.files), kept: false } : null;
    composer.leave();
    onChange(patientId, carried);
  };
  return (
    <>
      <RecipientCard recipient={recipient} begun={hasBegun(all)} onChange={carry} />
      <ReachNotice recipient={recipient} reach={reach} onMended={onMended} />
      <section className="card" aria-labelledby="compose-title">
        <h2 id="compose-title" className="visually-hidden">
          {text("compose.message")}
        </h2>
        <Composer
          composer={composer}
          withSubject
          language={recipient.language === "EN" ? "en" : "fr"}
          label={text("compose.message")}
          sendLabel={text("compose.send")}
        >
          {(problemAt) => (
            <>
              <RepliesSection
                reach={reach}
                written={written}
                timeZone={timeZone}
                untilError={problemAt("repliesUntil")}
                onChange={change}
              />
              <MineChoice mine={mine} onChange={setMine} />
            </>
          )}
        </Composer>
      </section>
    </>
  );
}
