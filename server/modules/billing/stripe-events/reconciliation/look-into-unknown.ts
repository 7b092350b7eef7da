import type { AccountMovement } from "../../../../gateways/payments/payment-facts.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import { refreshPayment } from "../../payments/refresh-payment.ts";
import { reportFinding } from "../findings/report-finding.ts";
import { askOwner } from "../payment-of-event.ts";
import { tellOfLostEvent } from "./tell-of-lost-event.ts";

/**
 * Asks Stripe about a payment that isn't known here by its name there: whether it was begun here all the same. The account may be used
 * for more than the portal, which is nobody's business here. False where Stripe has to be asked again.
 */
export async function lookIntoUnknown(
  parts: PaymentParts,
  clinicId: string,
  intentId: string,
  movements: readonly AccountMovement[],
): Promise<boolean> {
  // What came of a charge is heard of with the charge.
  if (!movements.some(({ kind }) => kind === "CHARGE")) return true;
  const owner = await askOwner(parts, clinicId, { intentId });
  if (owner.kind === "foreign" || owner.kind === "absent") return true;
  if (owner.kind === "waits") return false;
  if (owner.kind === "unknown") {
    const foundCents = movements.reduce((cents, { amountCents }) => cents + amountCents, 0);
    const finding = { clinicId: owner.clinicId, key: owner.paymentId, stripeObjectId: intentId, foundCents };
    await parts.database.transaction((tx) => reportFinding(tx, { kind: "UNKNOWN_PAYMENT", ...finding }, parts.clock.now()));
    return true;
  }
  const refreshed = await refreshPayment(parts, owner.clinicId, owner.paymentId, { at: { intentId } });
  if (refreshed.kind === "applied" && refreshed.added > 0) await tellOfLostEvent(parts, refreshed.payment, movements);
  return refreshed.kind !== "unreachable" && refreshed.kind !== "keys";
}
