import { useState } from "react";
import { Link } from "react-router";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { newRequestKey } from "../../../shared/forms/request-key.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { ProblemNotice } from "../../patients/access/problem-notice.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { mergePath } from "../registration-paths.ts";
import { useRegistrationText } from "../registration-texts.ts";
import type { ShownRegistration } from "../review/use-registration.ts";
import { useDecision } from "./use-decision.ts";

const ConfirmRegistration = graphql(`
  mutation ConfirmRegistration($input: ConfirmRegistrationInput!) {
    confirmRegistration(input: $input) {
      ...DecisionAnswer
    }
  }
`);

interface ConfirmDialogProps {
  readonly registration: ShownRegistration;
  readonly onCancel: () => void;
  readonly onDone: (registration: ShownRegistration) => void;
  readonly onLate: (current: ShownRegistration) => void;
}

/** Says what will be made. Where another chart has the number, that chart is the way on. */
export function ConfirmDialog({ registration, onCancel, onDone, onLate }: ConfirmDialogProps) {
  const text = useRegistrationText();
  const [, confirm] = useMutation(ConfirmRegistration);
  const [requestKey] = useState(newRequestKey);
  const { busy, problems, takenBy, decide } = useDecision({ onDone, onLate });
  const { id, version, bestConfidence, opensAccess } = registration;
  const name = nameOf(registration);
  const send = async () => {
    const { data, error } = await confirm({ input: { registrationId: id, version, requestKey } });
    return { answer: data?.confirmRegistration, error };
  };
  return (
    <Dialog title={text("confirm.title", { name })} onCancel={onCancel}>
      {bestConfidence && !takenBy && (
        <Notice kind="warning">
          <p>{text(`confirm.match.${bestConfidence}`)}</p>
        </Notice>
      )}
      {!takenBy && (
        <>
          <p>{text("confirm.body")}</p>
          <p>
            {text(opensAccess ? "confirm.access" : "confirm.noAccess")} {text("confirm.told")}
          </p>
        </>
      )}
      <ProblemNotice problems={problems} />
      <div className="row">
        {takenBy ? (
          <Link className="button" to={mergePath(id, takenBy.id)}>
            {text("confirm.taken", { name: nameOf(takenBy) })}
          </Link>
        ) : (
          <Button busy={busy} onClick={() => void decide(send)}>
            {text(busy ? "decide.busy" : "confirm.confirm")}
          </Button>
        )}
        <Button kind="secondary" onClick={onCancel}>
          {text("decide.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
