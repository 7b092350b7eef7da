import { useState } from "react";
import { type Problem, problemsOf, UserErrorFields } from "../../../shared/forms/problems.ts";
import { forgetRequestKey, keptRequestKey } from "../../../shared/forms/request-key.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import type { DraftTarget } from "./draft/draft-fields.ts";
import { useAutosave } from "./draft/use-autosave.ts";
import { fileFieldId } from "./files/file-field-id.ts";
import { isUnderWay, storedIds, type StoredFile } from "./files/message-file.ts";
import { useFiles } from "./files/use-files.ts";
import { type SendAnswer, SendAnswerFields } from "./send-answer.ts";
import { nothingWritten, type Written, type WrittenWithFiles } from "./written.ts";

export interface ComposerStart {
  readonly written: Written;
  readonly files: readonly StoredFile[];
  /** Whether it is what the draft holds. */
  readonly kept: boolean;
}

export interface ComposerOptions {
  readonly target: DraftTarget;
  readonly start: ComposerStart;
  readonly send: (written: WrittenWithFiles, requestKey: string) => Promise<SendAnswer>;
  readonly onSent: (conversationId: string) => void;
  readonly onClosed?: () => void;
}

type FileProblem = "compose.filesUnderWay" | "compose.filesRefused";

interface SendState {
  readonly busy: boolean;
  readonly problems: readonly Problem[];
  readonly fileProblem: FileProblem | null;
  /** The message was sent before, as it was then: only its answer was lost. */
  readonly sentBefore: boolean;
}

const calm: SendState = { busy: false, problems: [], fileProblem: null, sentBefore: false };

/** What is being written, kept as a draft, and sent once. */
export function useComposer({ target, start, send, onSent, onClosed }: ComposerOptions) {
  const about = "patientId" in target ? target.patientId : target.conversationId;
  const [written, setWritten] = useState(start.written);
  const files = useFiles(start.files);
  const all: WrittenWithFiles = { ...written, attachmentIds: storedIds(files.files) };
  const draft = useAutosave(target, all, start.kept);
  const [state, setState] = useState(calm);

  const startOver = (): void => {
    forgetRequestKey("message", about);
    draft.saver.startOver();
    setWritten(nothingWritten);
    files.clear();
    setState(calm);
  };
  const fail = (answer: SendAnswer): void => {
    draft.saver.resume();
    const errors = readFragment(SendAnswerFields, answer.payload)?.errors ?? [];
    const problems = problemsOf(errors);
    const sentBefore = problems.some(({ field }) => field === "requestKey");
    // The next attempt is another message: that is said, and then it is one.
    if (sentBefore) forgetRequestKey("message", about);
    const whole: Problem = { field: null, words: hasFault(answer.error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setState({ ...calm, sentBefore, problems: sentBefore ? [] : errors.length > 0 ? problems : [whole] });
    if (readFragment(UserErrorFields, errors).some(({ code }) => code === "CONVERSATION_CLOSED")) onClosed?.();
  };
  const submit = async (): Promise<void> => {
    if (state.busy) return;
    const refused = files.files.some((file) => file.state.phase === "refused");
    const fileProblem = files.files.some(isUnderWay) ? "compose.filesUnderWay" : refused ? "compose.filesRefused" : null;
    if (fileProblem) {
      document.getElementById(fileFieldId)?.focus();
      return setState({ ...calm, fileProblem });
    }
    setState({ ...calm, busy: true });
    await draft.saver.rest();
    const answer = await send(all, keptRequestKey("message", about));
    const sent = readFragment(SendAnswerFields, answer.payload)?.conversation;
    if (!sent) return fail(answer);
    startOver();
    onSent(sent.id);
  };
  /** The empty draft that is saved next takes the kept one away. */
  const discard = (): void => {
    forgetRequestKey("message", about);
    setWritten(nothingWritten);
    files.clear();
    setState(calm);
  };
  /** What is written goes on elsewhere. */
  const leave = (): void => {
    forgetRequestKey("message", about);
    draft.saver.throwAway();
  };
  const change = (part: Partial<Written>): void => setWritten((before) => ({ ...before, ...part }));
  return { ...state, written, change, files, all, draft, submit, discard, leave };
}

export type ComposerState = ReturnType<typeof useComposer>;
