import type { InvoiceStatus } from "../../../gql/graphql.ts";
import { useBillingText } from "../billing-texts.ts";

const looks = {
  DRAFT: "plain",
  PAYMENT_DUE: "",
  PAST_DUE: "caution",
  PROCESSING: "",
  PAID: "good",
  PARTIALLY_REFUNDED: "plain",
  REFUNDED: "plain",
  VOID: "plain",
} as const satisfies Record<InvoiceStatus, string>;

export function StatusBadge({ status }: { status: InvoiceStatus }) {
  const text = useBillingText();
  return <span className={`badge ${looks[status]}`}>{text(`status.${status}`)}</span>;
}
