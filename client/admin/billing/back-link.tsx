import { Link } from "react-router";
import { Icon } from "../../shared/ui/icon.tsx";
import { type BillingTextId, useBillingText } from "./billing-texts.ts";

export function BackLink({ to, label }: { to: string; label: BillingTextId }) {
  const text = useBillingText();
  return (
    <p>
      <Link className="target-link" to={to}>
        <Icon name="back" />
        {text(label)}
      </Link>
    </p>
  );
}
