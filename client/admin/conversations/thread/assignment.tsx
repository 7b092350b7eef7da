import { useState } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { ProblemNotice } from "../../patients/access/problem-notice.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import type { ControlProps } from "./thread-controls.tsx";
import { useAssign } from "./use-assign.ts";
import type { ShownConversation } from "./use-thread.ts";

/** Whose the conversation is: one's own with one button, anybody's else by choice. */
export function Assignment({ conversation, onChange }: Omit<ControlProps, "onLate">) {
  const me = useStaff();
  const text = useConversationText();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const { id, assignedTo } = conversation;
  const done = (after: ShownConversation): void => {
    onChange(after);
    setAsking(false);
    announce(after.assignedTo ? text("thread.nowAssigned", { name: after.assignedTo.name }) : text("thread.nowFree"));
  };
  const { busy, problems, assign } = useAssign(id, done);
  return (
    <>
      {assignedTo?.id !== me.id && (
        <Button kind="secondary" busy={busy} onClick={() => void assign(me.id)}>
          {text("thread.take")}
        </Button>
      )}
      <Button kind="secondary" onClick={() => setAsking(true)}>
        {text("thread.assign")}
      </Button>
      <ProblemNotice problems={problems} />
      {asking && <AssignDialog conversation={conversation} onCancel={() => setAsking(false)} onDone={done} />}
    </>
  );
}
