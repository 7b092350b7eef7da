import { useCallback, useState } from "react";
import { DoorFrame } from "../frame/door-frame.tsx";
import { useSession } from "../session/session-provider.tsx";
import { EnrolmentStep } from "./enrolment-step.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SecondStepForm } from "./second-step-form.tsx";

/** The password, then the second step where one is on or required. */
export function SignInPage() {
  const { clinicName, awaited, awaitSecondStep: wait } = useSession();
  const [expired, setExpired] = useState(false);
  const startAgain = useCallback(() => {
    setExpired(false);
    wait(null);
  }, [wait]);
  const expire = useCallback(() => {
    setExpired(true);
    wait(null);
  }, [wait]);
  return (
    <DoorFrame clinicName={clinicName}>
      {!awaited ? (
        <PasswordForm expired={expired} />
      ) : awaited.enrolled ? (
        <SecondStepForm expiresAt={awaited.expiresAt} onStartAgain={startAgain} onExpired={expire} />
      ) : (
        <EnrolmentStep expiresAt={awaited.expiresAt} onStartAgain={startAgain} onExpired={expire} />
      )}
    </DoorFrame>
  );
}
