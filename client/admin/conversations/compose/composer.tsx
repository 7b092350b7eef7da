import { type ReactNode, useState } from "react";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import type { Locale } from "../../../shared/language/choose-locale.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { BodyField } from "./body-field.tsx";
import "./compose.css";
import { DiscardDialog } from "./discard-dialog.tsx";
import { DraftState } from "./draft-state.tsx";
import { FileField } from "./files/file-field.tsx";
import { fileFieldId } from "./files/file-field-id.ts";
import { SubjectField } from "./subject-field.tsx";
import { TemplatePicker } from "./templates/template-picker.tsx";
import type { ComposerState } from "./use-composer.ts";
import { hasBegun } from "./written.ts";

const controls: Readonly<Record<string, string>> = {
  ...{ subject: "compose-subject", bodyHtml: "compose-body", bodyText: "compose-body" },
  ...{ attachmentIds: fileFieldId, repliesUntil: "replies-until", patientId: "recipient" },
};

interface ComposerProps {
  readonly composer: ComposerState;
  /** Whether it has a subject: a new conversation does. */
  readonly withSubject: boolean;
  /** The patient's. */
  readonly language: Locale;
  readonly label: string;
  readonly sendLabel: string;
  /** What is decided besides, above the button that sends. */
  readonly children?: (problemAt: (field: string) => string | undefined) => ReactNode;
}

/** Writes a message: templates, subject, text with formatting, files; kept as a draft until it is sent. */
export function Composer({ composer, withSubject, language, label, sendLabel, children }: ComposerProps) {
  const text = useConversationText();
  const { written, change, files, busy, problems, fileProblem } = composer;
  const [discarding, setDiscarding] = useState(false);
  const problemAt = useProblemAt(problems);
  const lang = `${language}-CA`;
  return (
    <div className="composer stack">
      <ErrorSummary problems={problems} controlOf={(field) => controls[field] ?? null} />
      {composer.sentBefore && (
        <Notice kind="warning" live="alert" title={text("compose.sentBefore")}>
          <p>{text("compose.sentBeforeBody")}</p>
        </Notice>
      )}
      <TemplatePicker written={written} withSubject={withSubject} language={language} onUse={change} />
      {withSubject && (
        <SubjectField
          lang={lang}
          readOnly={busy}
          value={written.subject}
          error={problemAt("subject")}
          onChange={(subject) => change({ subject })}
        />
      )}
      <BodyField
        id="compose-body"
        label={label}
        hint={text("compose.bodyHint")}
        error={problemAt("bodyHtml")}
        lang={lang}
        readOnly={busy}
        required
        value={written.bodyHtml}
        onChange={(bodyHtml) => change({ bodyHtml })}
      />
      <FileField list={files} error={problemAt("attachmentIds") ?? (fileProblem ? text(fileProblem) : undefined)} />
      {children?.(problemAt)}
      <div className="composer-foot">
        <div className="row">
          <Button busy={busy} onClick={() => void composer.submit()}>
            {busy ? text("compose.sending") : sendLabel}
          </Button>
          {hasBegun(composer.all) && !busy && (
            <Button kind="quiet" onClick={() => setDiscarding(true)}>
              {text("compose.discard")}
            </Button>
          )}
        </div>
        <DraftState draft={composer.draft} />
      </div>
      {discarding && <DiscardDialog composer={composer} onClose={() => setDiscarding(false)} />}
    </div>
  );
}
