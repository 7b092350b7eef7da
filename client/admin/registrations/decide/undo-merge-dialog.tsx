import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { MergeUndoFragment } from "../../../gql/graphql.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { ProblemNotice } from "../../patients/access/problem-notice.tsx";
import { useActorName } from "../../patients/use-actor-name.ts";
import { useRegistrationText } from "../registration-texts.ts";
import type { ShownRegistration } from "../review/use-registration.ts";
import { useDecision } from "./use-decision.ts";

const UndoRegistrationMerge = graphql(`
  mutation UndoRegistrationMerge($input: UndoRegistrationMergeInput!) {
    undoRegistrationMerge(input: $input) {
      ...DecisionAnswer
    }
  }
`);

interface UndoMergeDialogProps {
  readonly merge: MergeUndoFragment;
  readonly registration: ShownRegistration;
  readonly onCancel: () => void;
  readonly onDone: (registration: ShownRegistration) => void;
  readonly onLate: (current: ShownRegistration) => void;
}

/** Lists what will be as before, what stays because it was edited since, and what can't be taken back at all. */
export function UndoMergeDialog({ merge, registration, onCancel, onDone, onLate }: UndoMergeDialogProps) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const actorName = useActorName();
  const [, undo] = useMutation(UndoRegistrationMerge);
  const { busy, problems, decide } = useDecision({ onDone, onLate });
  const { taken, blocked, cannotBeUndone } = merge;
  const put = taken.filter((field) => !blocked.some((each) => each.field === field));
  const send = async () => {
    const { data, error } = await undo({ input: { registrationId: registration.id, version: registration.version } });
    return { answer: data?.undoRegistrationMerge, error };
  };
  return (
    <Dialog title={text("undoMerge.title")} onCancel={onCancel}>
      <p>{text("undoMerge.body")}</p>
      <h3>{text("undoMerge.put")}</h3>
      {put.length === 0 ? (
        <p className="soft">{text("undoMerge.nothing")}</p>
      ) : (
        <ul className="bullets">
          {put.map((field) => (
            <li key={field}>{text(`merge.field.${field}`)}</li>
          ))}
        </ul>
      )}
      {blocked.length > 0 && (
        <>
          <h3>{text("undoMerge.stays")}</h3>
          <ul className="bullets">
            {blocked.map(({ field, editedAt, editedBy }) => (
              <li key={field}>
                {text(`merge.field.${field}`)}
                {editedAt && ` – ${text("undoMerge.edited", { who: actorName(editedBy), when: formatDateTime(locale, editedAt) })}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{text("undoMerge.never")}</h3>
      <ul className="bullets">
        {cannotBeUndone.map((each) => (
          <li key={each}>{text(`undoMerge.never.${each}`)}</li>
        ))}
      </ul>
      <ProblemNotice problems={problems} />
      <div className="row">
        <Button busy={busy} onClick={() => void decide(send)}>
          {text(busy ? "decide.busy" : "undoMerge.confirm")}
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          {text("undoMerge.keep")}
        </Button>
      </div>
    </Dialog>
  );
}
