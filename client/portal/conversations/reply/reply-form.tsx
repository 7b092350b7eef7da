import { type SubmitEvent, useId, useRef, useState } from "react";
import { Field } from "../../../shared/forms/field.tsx";
import { newRequestKey } from "../../../shared/forms/request-key.ts";
import type { Locale } from "../../../shared/language/choose-locale.ts";
import { formatDateTime, formatNumber } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useSession } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import type { Conversation } from "../thread/use-conversation.ts";
import { GrowingText } from "./growing-text.tsx";
import type { KeptReply } from "./kept-reply.ts";
import { LengthLeft } from "./length-left.tsx";
import { mostCharacters } from "./most-characters.ts";
import { type Sent, useSendReply } from "./use-send-reply.ts";

interface ReplyFormProps {
  readonly conversation: Conversation;
  readonly draft: KeptReply;
  readonly onDraft: (draft: KeptReply) => void;
  readonly onSettled: (sent: Sent) => void;
}

type Problem = "reply.empty" | "reply.tooLong" | "form.failed" | Readonly<Record<Locale, string>>;

export function ReplyForm({ conversation: { id, repliesUntil, repliesOnce }, draft, onDraft, onSettled }: ReplyFormProps) {
  const { timeZone } = useSession().portal.clinic;
  const { locale } = useLanguage();
  const text = useConversationText();
  const announce = useAnnounce();
  const heading = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { send, busy } = useSendReply();
  const word = (what: Problem): string =>
    typeof what === "string" ? text(what, { most: formatNumber(locale, mostCharacters) }) : what[locale];

  const refuse = (what: Problem): void => {
    setProblem(what);
    announce(word(what));
    area.current?.focus();
  };
  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const body = draft.text;
    if (body.trim() === "") return refuse("reply.empty");
    if (body.length > mostCharacters) return refuse("reply.tooLong");
    const key = draft.sent?.text === body ? draft.sent.key : newRequestKey();
    onDraft({ text: body, sent: { text: body, key } });
    setProblem(null);
    const sent = await send(id, body, key);
    if (!sent) return;
    if (sent.kind === "unanswered") return refuse("form.failed");
    if (sent.kind === "refused" && !sent.gone) return refuse(sent.words);
    onSettled(sent);
  };
  const limits = [
    repliesUntil && text("reply.until", { time: formatDateTime(locale, repliesUntil, timeZone) }),
    repliesOnce && text("reply.once"),
  ].filter(Boolean);
  return (
    <section className="reply stack" aria-labelledby={heading}>
      <h2 id={heading} className="visually-hidden">
        {text("reply.title")}
      </h2>
      {limits.length > 0 && <p>{limits.join(" ")}</p>}
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <Field id="reply" label={text("reply.label")} hint={text("reply.hint")} error={problem ? word(problem) : undefined}>
          {(control) => (
            <GrowingText
              {...control}
              ref={area}
              value={draft.text}
              readOnly={busy}
              onChange={({ target }) => onDraft({ ...draft, text: target.value })}
            />
          )}
        </Field>
        <LengthLeft length={draft.text.length} />
        <div>
          <Button type="submit" busy={busy}>
            {text(busy ? "reply.sending" : "reply.send")}
          </Button>
        </div>
      </form>
    </section>
  );
}
