import { useState } from "react";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PhoneLink } from "../frame/phone-link.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useRegistrationText } from "./registration-texts.ts";
import type { RegistrationValues } from "./registration-values.ts";
import { TypedList } from "./typed-list.tsx";
import type { RegistrationStart } from "./use-registration-start.ts";

interface ClosedPageProps {
  readonly start: RegistrationStart;
  readonly values: RegistrationValues | null;
  readonly onRetry: () => Promise<void>;
}

/** The clinic has stopped taking registrations meanwhile: whom to call, with everything that was typed at hand. */
export function ClosedPage({ start, values, onRetry }: ClosedPageProps) {
  const { clinic } = useSession().portal;
  const text = useRegistrationText();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const retry = async (): Promise<void> => {
    setBusy(true);
    await onRetry();
    setBusy(false);
    // Where it is open again, this page is gone.
    announce(text("registration.closed.still"));
  };
  return (
    <div className="narrow stack-wide">
      <div className="stack">
        <PageHeading title={text("registration.closed.title")} place={clinic.name} />
        <p>{text("registration.closed.body")}</p>
        <p>
          {text("registration.closed.call")} <PhoneLink phone={clinic.phone} />
        </p>
      </div>
      {values && <TypedList start={start} values={values} />}
      <Button kind="secondary" wide busy={busy} onClick={() => void retry()}>
        {text("registration.closed.retry")}
      </Button>
    </div>
  );
}
