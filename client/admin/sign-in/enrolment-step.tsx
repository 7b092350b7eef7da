import { useCallback, useEffect, useRef, useState } from "react";
import { useMutation } from "urql";
import type { FragmentType } from "../../shared/graphql/fragments.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { AppSetUp, type Enrolled } from "../second-step/app-set-up.tsx";
import { type EnrolmentFields, StartTotpEnrolment } from "../second-step/enrolment.ts";
import { RecoveryCodes } from "../second-step/recovery-codes.tsx";
import { StaffViewer } from "../session/admin-start.ts";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import type { StepProps } from "./second-step-form.tsx";
import { StartAgain } from "./start-again.tsx";

/** An account that may not be without a second step gets one before anything else, and keeps its recovery codes. */
export function EnrolmentStep({ expiresAt, onStartAgain, onExpired }: StepProps) {
  const { clinicName, signIn } = useSession();
  const text = useText();
  const { enrolment, failed, start } = useStartedEnrolment(onExpired);
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null);
  const owner = enrolled && readFragment(StaffViewer, enrolled.viewer).staffMember?.email;

  if (enrolled)
    return (
      <div className="stack-wide" key="codes">
        <PageHeading title={text("recovery.title")} place={clinicName} />
        <RecoveryCodes
          codes={enrolled.recoveryCodes}
          owner={owner ?? clinicName}
          doneLabel={text("recovery.goOn")}
          onKept={() => signIn(enrolled.viewer)}
        />
      </div>
    );
  return (
    <div className="stack-wide" key="app">
      <div className="stack">
        <PageHeading title={text("setUp.title")} place={clinicName} />
        <p className="soft">{text("setUp.required")}</p>
      </div>
      {enrolment ? (
        <AppSetUp enrolment={enrolment} submitLabel={text("secondStep.submit")} onEnrolled={setEnrolled} onExpired={onExpired} />
      ) : failed ? (
        <Notice kind="danger" live="alert">
          <p>{text("setUp.failed")}</p>
          <Button kind="secondary" onClick={start}>
            {text("state.retry")}
          </Button>
        </Notice>
      ) : (
        <Skeleton shapes={["line", "tile", "control"]} />
      )}
      <StartAgain expiresAt={expiresAt} onStartAgain={onStartAgain} onExpired={onExpired} />
    </div>
  );
}

function useStartedEnrolment(onExpired: () => void) {
  const [, startEnrolment] = useMutation(StartTotpEnrolment);
  const [enrolment, setEnrolment] = useState<FragmentType<typeof EnrolmentFields> | null>(null);
  const [failed, setFailed] = useState(false);
  const start = useCallback(() => {
    setFailed(false);
    void startEnrolment({ input: {} }).then(({ data }) => {
      if (data?.startTotpEnrolment.enrolment) setEnrolment(data.startTotpEnrolment.enrolment);
      else if (data) onExpired();
      else setFailed(true);
    });
  }, [startEnrolment, onExpired]);
  // Once: a second secret would make the first one, already in an app, useless.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    start();
  }, [start]);
  return { enrolment, failed, start };
}
