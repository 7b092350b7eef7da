import { useState } from "react";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { NoteField } from "../../../shared/forms/note-field.tsx";
import { SaveBar } from "../../../shared/forms/save-bar.tsx";
import { LeaveGuard } from "../../../shared/navigation/leave-guard.tsx";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { type TermsText, type TermsVersion, usePublishTerms } from "./use-terms.ts";

const languages = ["fr", "en"] as const;

const mostCharacters = 10_000;

interface TermsFormProps {
  readonly inForce: TermsVersion;
  readonly onReload: () => void;
}

const textOf = ({ text: { fr, en } }: TermsVersion): TermsText => ({ fr, en });

/** Both languages of the next version. It is published only after it was asked once more. */
export function TermsForm({ inForce, onReload }: TermsFormProps) {
  const text = useRegistrationText();
  const announce = useAnnounce();
  const [typed, setTyped] = useState<TermsText | null>(null);
  const [asking, setAsking] = useState(false);
  const [overtaken, setOvertaken] = useState(false);
  const current = textOf(inForce);
  const values = typed ?? current;
  const changes = languages.filter((language) => values[language].trim() !== current[language].trim()).length;
  const { busy, problems, publish } = usePublishTerms({
    onPublished: () => {
      setTyped(null);
      setOvertaken(false);
      announce(text("terms.published"));
      onReload();
    },
    onConflict: () => {
      setOvertaken(true);
      onReload();
    },
  });
  const problemAt = useProblemAt(problems);
  return (
    <form
      className="stack-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) setAsking(true);
      }}
    >
      <ErrorSummary problems={problems} controlOf={(field) => (field === "fr" || field === "en" ? `terms-${field}` : null)} />
      {overtaken && (
        <Notice kind="warning" live="alert" title={text("terms.conflict")}>
          <p>{text("terms.conflictBody", { version: inForce.version })}</p>
        </Notice>
      )}
      <div className="terms-texts">
        {languages.map((language) => (
          <NoteField
            key={language}
            id={`terms-${language}`}
            label={text(`terms.text.${language}`)}
            hint={(count) => text("terms.hint", { count })}
            most={mostCharacters}
            rows={14}
            error={problemAt(language)}
            value={values[language]}
            onChange={(value) => setTyped({ ...values, [language]: value })}
          />
        ))}
      </div>
      <div className="dock">
        <SaveBar changes={changes} state={busy ? "busy" : "idle"} saveLabel={text("terms.publish")} onDiscard={() => setTyped(null)} />
      </div>
      {asking && (
        <PublishDialog
          version={inForce.version + 1}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void publish(inForce.version, values);
          }}
        />
      )}
      <LeaveGuard active={changes > 0} />
    </form>
  );
}
