import { Notice } from "../../../shared/ui/notice.tsx";
import { PhoneLink } from "../../frame/phone-link.tsx";
import { useSession } from "../../session/session-provider.tsx";
import { useBillingText } from "../billing-texts.ts";

/** The clinic shows no invoices here any more, or not yet. */
export function BillingOff() {
  const { phone } = useSession().portal.clinic;
  const text = useBillingText();
  return (
    <Notice kind="neutral" title={text("billing.off")}>
      <p>
        {text("billing.offBody")} <PhoneLink phone={phone} />
      </p>
    </Notice>
  );
}
