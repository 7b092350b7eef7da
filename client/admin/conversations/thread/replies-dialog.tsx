import { type SubmitEvent, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { RepliesFields, type RepliesWish } from "../replies/replies-fields.tsx";
import { useRepliesWords } from "./use-replies-words.ts";
import { useThreadAct } from "./use-thread-act.ts";
import type { ShownConversation } from "./use-thread.ts";

const SetReplies = graphql(`
  mutation SetReplies($input: SetConversationRepliesInput!) {
    setConversationReplies(input: $input) {
      ...ThreadAnswer
    }
  }
`);

const controls: Readonly<Record<string, string>> = { until: "replies-until", once: "replies-once", allowed: "replies-allowed" };

interface RepliesDialogProps {
  readonly conversation: ShownConversation;
  readonly onCancel: () => void;
  readonly onDone: (conversation: ShownConversation) => void;
  /** As it is meanwhile; the dialog stays, with what was chosen in it. */
  readonly onLate: (current: ShownConversation) => void;
}

/** Whether the patient may reply from now on. Where somebody else was first, it says so and asks again with what was chosen here. */
export function RepliesDialog({ conversation, onCancel, onDone, onLate }: RepliesDialogProps) {
  const { clinic } = useStaff();
  const text = useConversationText();
  const repliesWords = useRepliesWords();
  const [, set] = useMutation(SetReplies);
  const { id: conversationId, version, repliesAllowed, repliesUntil, repliesOnce } = conversation;
  const [wish, setWish] = useState<RepliesWish>({ allowed: repliesAllowed, until: repliesUntil ?? null, once: repliesOnce });
  const [late, setLate] = useState(false);
  const { busy, problems, act } = useThreadAct({
    onDone,
    onLate: (current) => {
      setLate(true);
      onLate(current);
    },
  });
  const problemAt = useProblemAt(problems);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void act(async () => {
      const { data, error } = await set({ input: { conversationId, version, ...wish } });
      return { answer: data?.setConversationReplies, error };
    });
  };
  return (
    <Dialog title={text("thread.repliesTitle")} onCancel={onCancel}>
      <form className="stack" noValidate onSubmit={submit}>
        {late && (
          <Notice kind="warning" live="alert" title={text("thread.late")}>
            <p>{text("thread.lateReplies", { now: repliesWords(conversation) })}</p>
          </Notice>
        )}
        <ErrorSummary problems={problems} controlOf={(field) => controls[field] ?? null} />
        <RepliesFields wish={wish} timeZone={clinic.timeZone} untilError={problemAt("until")} onChange={setWish} />
        <div className="row">
          <Button type="submit" busy={busy}>
            {text("thread.repliesSave")}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            {text("thread.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
