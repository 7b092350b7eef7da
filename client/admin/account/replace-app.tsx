import { useState } from "react";
import { useMutation } from "urql";
import type { FragmentType } from "../../shared/graphql/fragments.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { AppSetUp, type Enrolled } from "../second-step/app-set-up.tsx";
import { type EnrolmentFields, StartTotpEnrolment } from "../second-step/enrolment.ts";
import { RecoveryCodes } from "../second-step/recovery-codes.tsx";
import { failedRefusal, readRefusal, type Refusal } from "../second-step/refusal.ts";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { type Proof, ProofForm } from "./proof-form.tsx";

interface ReplaceAppProps {
  /** Whether it is the first app: then the password is enough to begin. */
  readonly first: boolean;
  /** It counts from here on: what is shown around is no longer so. */
  readonly onEnrolled: () => void;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Proof, the new app, its recovery codes: until its first code nothing has changed. */
export function ReplaceApp({ first, onEnrolled, onCancel, onDone }: ReplaceAppProps) {
  const { email } = useStaff();
  const text = useText();
  const [, start] = useMutation(StartTotpEnrolment);
  const [enrolment, setEnrolment] = useState<FragmentType<typeof EnrolmentFields> | null>(null);
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null);
  const [expired, setExpired] = useState(false);

  const prove = async (proof: Proof): Promise<Refusal | null> => {
    const { data } = await start({ input: proof });
    if (!data) return failedRefusal;
    const { enrolment: proposed, errors } = data.startTotpEnrolment;
    if (!proposed) return readRefusal(errors);
    setExpired(false);
    setEnrolment(proposed);
    return null;
  };
  const expire = (): void => {
    setEnrolment(null);
    setExpired(true);
  };

  if (enrolled)
    return (
      <div className="stack" key="codes">
        <h3>{text("recovery.title")}</h3>
        <RecoveryCodes codes={enrolled.recoveryCodes} owner={email} doneLabel={text("recovery.done")} onKept={onDone} />
      </div>
    );
  if (enrolment)
    return (
      <div className="stack-wide" key="app">
        <AppSetUp
          enrolment={enrolment}
          submitLabel={text(first ? "secondStep.turnOn" : "secondStep.replace")}
          onEnrolled={(next) => {
            setEnrolled(next);
            onEnrolled();
          }}
          onExpired={expire}
        />
        <div>
          <Button kind="secondary" onClick={onCancel}>
            {text("proof.cancel")}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="stack" key="proof">
      {expired && (
        <Notice kind="warning" live="alert">
          <p>{text("setUp.expired")}</p>
        </Notice>
      )}
      <ProofForm
        withCode={!first}
        lead={text(first ? "proof.turnOn" : "proof.replace")}
        submitLabel={text("proof.goOn")}
        onProof={prove}
        onCancel={onCancel}
      />
    </div>
  );
}
