import { Link } from "react-router";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { billingProfilePath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";

/** Without a billing profile an invoice can be written and not issued. */
export function ProfileMissing() {
  const { permissions } = useStaff();
  const text = useBillingText();
  return (
    <Notice kind="warning" title={text("form.noProfile")}>
      <p>{text("form.noProfileBody")}</p>
      {permissions.includes("CLINIC_WRITE") && (
        <p>
          <Link to={billingProfilePath}>{text("profile.title")}</Link>
        </p>
      )}
    </Notice>
  );
}
