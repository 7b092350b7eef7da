import type { InvoiceStatus } from "../../../gql/graphql.ts";
import { Icon, type IconName } from "../../../shared/ui/icon.tsx";
import { useBillingText } from "../billing-texts.ts";

/** A draft is nothing that a patient sees. */
type ShownStatus = Exclude<InvoiceStatus, "DRAFT">;

const looks = {
  PAYMENT_DUE: ["calendar", ""],
  PAST_DUE: ["alert", "changed"],
  PROCESSING: ["clock", ""],
  PAID: ["check", "settled"],
  PARTIALLY_REFUNDED: ["back", "quiet"],
  REFUNDED: ["back", "quiet"],
  VOID: ["close", "quiet"],
} as const satisfies Record<ShownStatus, readonly [IconName, string]>;

/** How an invoice stands, in words and with a sign of its own. */
export function InvoiceBadge({ status }: { status: InvoiceStatus }) {
  const text = useBillingText();
  if (status === "DRAFT") return null;
  const [icon, look] = looks[status];
  return (
    <span className={`badge invoice-badge ${look}`}>
      <Icon name={icon} />
      {text(`status.${status}`)}
    </span>
  );
}
