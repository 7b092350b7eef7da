import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useIntegrationText } from "./integration-texts.ts";

/** What a clinic's own staff see: nothing was asked for, and they are told whom to ask. */
export function NotForYou() {
  const { clinic } = useStaff();
  const text = useIntegrationText();
  return (
    <div className="stack-wide">
      <PageHeading title={text("integrations.title")} place={clinic.name} />
      <Notice kind="neutral" title={text("integrations.notAllowed")}>
        <p>{text("integrations.notAllowedBody")}</p>
      </Notice>
    </div>
  );
}
