import type { PaymentObstacle } from "../../../gql/graphql.ts";
import { type BillingTextId, useBillingText } from "../billing-texts.ts";

/** The others say no more than the invoice's status does. */
const words: Partial<Record<PaymentObstacle, BillingTextId>> = {
  BILLING_OFF: "obstacle.BILLING_OFF",
  DISPUTED: "obstacle.DISPUTED",
  TOO_SMALL: "obstacle.TOO_SMALL",
};

/** Why an invoice that is owed can't be paid here as it is. */
export function ObstacleWords({ obstacle }: { obstacle: PaymentObstacle | null | undefined }) {
  const text = useBillingText();
  const id = obstacle && words[obstacle];
  return id ? <p className="hint">{text(id)}</p> : null;
}
