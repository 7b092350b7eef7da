import { useCallback, useState, type SubmitEvent } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../shared/forms/problems.ts";
import { Button } from "../../shared/ui/button.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { EitherCode, problemOfCode, useEitherCode } from "../second-step/either-code.tsx";
import { failedRefusal, noRefusal, readRefusal } from "../second-step/refusal.ts";
import { WaitNotice } from "../second-step/wait-notice.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { StartAgain } from "./start-again.tsx";

const VerifyStaffSecondStep = graphql(`
  mutation VerifyStaffSecondStep($input: VerifyStaffSecondStepInput!) {
    verifyStaffSecondStep(input: $input) {
      viewer {
        ...StaffViewer
      }
      errors {
        ...RefusalFields
      }
    }
  }
`);

export interface StepProps {
  readonly expiresAt: string;
  readonly onStartAgain: () => void;
  readonly onExpired: () => void;
}

export function SecondStepForm({ expiresAt, onStartAgain, onExpired }: StepProps) {
  const { clinicName, signIn } = useSession();
  const text = useText();
  const [{ fetching }, verify] = useMutation(VerifyStaffSecondStep);
  const { kind, code, onKind, onCode } = useEitherCode();
  const [{ problems, retryAt }, setRefusal] = useState(noRefusal);
  const problemAt = useProblemAt(problems);
  const waited = useCallback(() => setRefusal(noRefusal), []);

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const incomplete = problemOfCode(kind, code);
    setRefusal({ ...noRefusal, problems: incomplete });
    if (incomplete.length > 0) return;
    const { data } = await verify({ input: { code } });
    if (!data) return setRefusal(failedRefusal);
    const { viewer, errors } = data.verifyStaffSecondStep;
    if (viewer) return signIn(viewer);
    const refusal = readRefusal(errors);
    if (refusal.expired) return onExpired();
    if (refusal.retryAt === null) onCode("");
    setRefusal(refusal);
  };

  return (
    <div className="stack-wide">
      <form className="stack-wide" noValidate onSubmit={(event) => void submit(event)}>
        <div className="stack">
          <PageHeading title={text("secondStep.title")} place={clinicName} />
          <p className="soft">{text(`secondStep.lead.${kind}`)}</p>
        </div>
        {retryAt && <WaitNotice until={retryAt} onOver={waited} />}
        <ErrorSummary problems={problems} controlOf={(field) => (field === "code" ? "code" : null)} />
        <EitherCode
          id="code"
          kind={kind}
          code={code}
          error={problemAt("code")}
          onCode={onCode}
          onKind={(next) => {
            setRefusal((before) => ({ ...before, problems: [] }));
            onKind(next);
          }}
        />
        <Button type="submit" wide busy={fetching || retryAt !== null}>
          {text(fetching ? "code.checking" : "secondStep.submit")}
        </Button>
      </form>
      <StartAgain expiresAt={expiresAt} onStartAgain={onStartAgain} onExpired={onExpired} />
    </div>
  );
}
