import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";

/** What somebody without the right sees: nothing was asked for. */
export function NotForYou() {
  const { clinic } = useStaff();
  const text = useText();
  return (
    <div className="stack-wide">
      <PageHeading title={text("patients.title")} place={clinic.name} />
      <Notice kind="neutral" title={text("patients.notAllowed")}>
        <p>{text("patients.notAllowedBody")}</p>
      </Notice>
    </div>
  );
}
