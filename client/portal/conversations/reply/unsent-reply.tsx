import { useRef } from "react";
import { Field } from "../../../shared/forms/field.tsx";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { GrowingText } from "./growing-text.tsx";

interface UnsentReplyProps {
  readonly text: string;
  readonly onDiscard: () => void;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed here, or not over this connection.
    return false;
  }
}

/** What was written and can't be sent: to be copied, or to be sent after all should the clinic take replies again. */
export function UnsentReply({ text: written, onDiscard }: UnsentReplyProps) {
  const text = useConversationText();
  const announce = useAnnounce();
  const area = useRef<HTMLTextAreaElement>(null);
  const copy = async (): Promise<void> => {
    if (await copied(written)) return announce(text("reply.copied"));
    area.current?.focus();
    area.current?.select();
    announce(text("reply.selected"));
  };
  return (
    <div className="stack">
      <Field id="unsent" label={text("reply.unsent")} hint={text("reply.unsentHint")}>
        {(control) => <GrowingText {...control} ref={area} readOnly value={written} />}
      </Field>
      <div className="row">
        <Button kind="secondary" onClick={() => void copy()}>
          {text("reply.copy")}
        </Button>
        <Button kind="quiet" onClick={onDiscard}>
          {text("reply.discard")}
        </Button>
      </div>
    </div>
  );
}
