import { type SubmitEvent, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { RegistrationArchiveReason } from "../../../gql/graphql.ts";
import { Choice } from "../../../shared/forms/choice.tsx";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { NoteField } from "../../../shared/forms/note-field.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { useRegistrationText } from "../registration-texts.ts";
import type { ShownRegistration } from "../review/use-registration.ts";
import { ArchiveReasonField, longestNote } from "./archive-reason-field.tsx";
import { useDecision } from "./use-decision.ts";

const ArchiveRegistration = graphql(`
  mutation ArchiveRegistration($input: ArchiveRegistrationInput!) {
    archiveRegistration(input: $input) {
      ...DecisionAnswer
    }
  }
`);

interface ArchiveDialogProps {
  readonly registration: ShownRegistration;
  readonly onCancel: () => void;
  readonly onDone: (registration: ShownRegistration) => void;
  /** With what was noted for nothing. */
  readonly onLate: (current: ShownRegistration, note: string) => void;
}

const controls: Readonly<Record<string, string>> = { reason: "archive-reason", note: "archive-note" };

/** Nobody hears of what was not sent in good faith. */
const isTold = (reason: RegistrationArchiveReason): boolean => reason !== "ABUSE" && reason !== "DUPLICATE";

export function ArchiveDialog({ registration, onCancel, onDone, onLate }: ArchiveDialogProps) {
  const text = useRegistrationText();
  const [, archive] = useMutation(ArchiveRegistration);
  const [reason, setReason] = useState<RegistrationArchiveReason>("NOT_A_PATIENT");
  const [note, setNote] = useState("");
  const [chosen, setChosen] = useState<boolean | null>(null);
  const tell = chosen ?? isTold(reason);
  const { busy, problems, decide } = useDecision({ onDone, onLate: (current) => onLate(current, note.trim()) });
  const problemAt = useProblemAt(problems);
  const { id: registrationId, version } = registration;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void decide(async () => {
      const { data, error } = await archive({ input: { registrationId, version, reason, note: note.trim() || null, tell } });
      return { answer: data?.archiveRegistration, error };
    });
  };
  return (
    <Dialog title={text("archive.title", { name: nameOf(registration) })} onCancel={onCancel}>
      <form className="stack" noValidate onSubmit={submit}>
        <p>{text("archive.body")}</p>
        <ErrorSummary problems={problems} controlOf={(field) => controls[field] ?? null} />
        <ArchiveReasonField id="archive-reason" reason={reason} error={problemAt("reason")} onReason={setReason} />
        <NoteField
          id="archive-note"
          label={text("archive.note")}
          hint={(count) => text("archive.noteHint", { count })}
          most={longestNote}
          error={problemAt("note")}
          value={note}
          onChange={setNote}
        />
        <Choice
          type="checkbox"
          label={text("archive.tell")}
          hint={text("archive.tellHint")}
          checked={tell}
          onChange={({ target }) => setChosen(target.checked)}
        />
        <div className="row">
          <Button type="submit" busy={busy}>
            {text(busy ? "decide.busy" : "archive.confirm")}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            {text("decide.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
