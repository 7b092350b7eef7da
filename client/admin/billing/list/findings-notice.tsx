import { Link } from "react-router";
import { Notice } from "../../../shared/ui/notice.tsx";
import { findingsPath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";

/** That something was found which somebody has to look at. */
export function FindingsNotice({ count }: { count: number }) {
  const text = useBillingText();
  if (count === 0) return null;
  return (
    <Notice kind="warning">
      <p>
        <Link to={findingsPath}>{text("list.findings", { count })}</Link>
      </p>
    </Notice>
  );
}
