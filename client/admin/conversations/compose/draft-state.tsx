import { useWording } from "../../../shared/forms/problems.ts";
import { LeaveGuard } from "../../../shared/navigation/leave-guard.tsx";
import { useConversationText } from "../conversation-texts.ts";
import type { Autosave } from "./draft/use-autosave.ts";

/** Whether what is written is kept. Said aloud only where it is not. */
export function DraftState({ draft: { state, problem } }: { draft: Autosave }) {
  const text = useConversationText();
  const word = useWording();
  return (
    <>
      <p className="hint draft-state">{state !== "none" && state !== "failed" && text(`compose.draft.${state}`)}</p>
      <p role="status" className={state === "failed" ? "field-error" : "visually-hidden"}>
        {state === "failed" && text("compose.draft.failed", { why: problem && problem.words !== "form.failed" ? word(problem) : "" })}
      </p>
      <LeaveGuard active={state === "failed"} />
    </>
  );
}
