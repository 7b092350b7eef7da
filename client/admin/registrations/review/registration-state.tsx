import type { ReactNode } from "react";
import { Link } from "react-router";
import { Icon } from "../../../shared/ui/icon.tsx";
import { RecordState } from "../../frame/record-state.tsx";
import { registrationsPath } from "../registration-paths.ts";
import { useRegistrationText } from "../registration-texts.ts";
import type { ShownRegistration, useRegistration } from "./use-registration.ts";

export function BackToQueue() {
  const text = useRegistrationText();
  return (
    <p>
      <Link className="target-link" to={registrationsPath}>
        <Icon name="back" />
        {text("review.back")}
      </Link>
    </p>
  );
}

interface RegistrationStateProps {
  readonly page: ReturnType<typeof useRegistration>;
  readonly children: (registration: ShownRegistration) => ReactNode;
}

/** A registration's page before it is there, and where the clinic has no such one. */
export function RegistrationState({ page, children }: RegistrationStateProps) {
  const text = useRegistrationText();
  const words = { title: text("review.title"), missing: text("review.missing"), missingBody: text("review.missingBody") };
  return (
    <RecordState page={page} area="registrations" back={<BackToQueue />} words={words}>
      {children}
    </RecordState>
  );
}
