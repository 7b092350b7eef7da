import { days, later } from "../../../../kernel/clock.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import { reportFinding, withdrawFindings } from "../../stripe-events/findings/report-finding.ts";
import type { Refund } from "../refund.entity.ts";

/** After so long, keys that don't lead to a refund's account are not about to be mended. */
const toldAfter = days(1);

/** Staff are told of a refund that can't be sent, as nobody gets the money; no longer once it can. */
export async function tellOfStuckRefund({ database, clock }: PaymentParts, refund: Refund, isStuck: boolean): Promise<void> {
  const { clinicId, id: refundId, startedAt, patientId, invoiceId, paymentId, amountCents: expectedCents } = refund;
  const at = clock.now();
  if (at < later(startedAt, toldAfter)) return;
  const kind = "ACCOUNT_UNREACHABLE";
  const finding = { clinicId, kind, key: refundId, patientId, invoiceId, paymentId, refundId, expectedCents } as const;
  await database.transaction(async (tx) => {
    if (isStuck) await reportFinding(tx, finding, at);
    else await withdrawFindings(tx, { clinicId, kind, paymentId, invoiceId }, at);
  });
}
