import type { ReactNode } from "react";
import { Link } from "react-router";
import { Icon } from "../../../shared/ui/icon.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { FailedState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useStaff } from "../../session/session-provider.tsx";
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
export function RegistrationState({ page: { known, retry }, children }: RegistrationStateProps) {
  const { clinic } = useStaff();
  const text = useRegistrationText();
  if (known?.registration) return children(known.registration);
  const missing = known !== null && !known.error;
  return (
    <div className="stack-wide registrations">
      <BackToQueue />
      <PageHeading key={String(missing)} title={text(missing ? "review.missing" : "review.title")} place={clinic.name} />
      {known?.error && <FailedState error={known.error} onRetry={retry} />}
      {missing && (
        <Notice kind="neutral">
          <p>{text("review.missingBody")}</p>
        </Notice>
      )}
      {!known && (
        <div aria-busy="true">
          <p className="visually-hidden" role="status">
            {text("state.loading")}
          </p>
          <Skeleton shapes={["line", "tile", "tile"]} />
        </div>
      )}
    </div>
  );
}
