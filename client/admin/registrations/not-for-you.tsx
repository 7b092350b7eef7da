import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useRegistrationText } from "./registration-texts.ts";

/** What somebody without the right sees: nothing was asked for. */
export function NotForYou() {
  const { clinic } = useStaff();
  const text = useRegistrationText();
  return (
    <div className="stack-wide">
      <PageHeading title={text("registrations.title")} place={clinic.name} />
      <Notice kind="neutral" title={text("registrations.notAllowed")}>
        <p>{text("registrations.notAllowedBody")}</p>
      </Notice>
    </div>
  );
}
