import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { type BillingTextId, useBillingText } from "./billing-texts.ts";

/** What somebody without the right sees: nothing was asked for. */
export function NotForYou({ title = "list.title" }: { title?: BillingTextId }) {
  const { clinic } = useStaff();
  const text = useBillingText();
  return (
    <div className="stack-wide">
      <PageHeading title={text(title)} place={clinic.name} />
      <Notice kind="neutral" title={text("billing.notAllowed")}>
        <p>{text("billing.notAllowedBody")}</p>
      </Notice>
    </div>
  );
}
