import { affectedRows } from "../../../../db/affected.ts";
import { recordAudit } from "../../../audit/record-audit.ts";
import { byStripe } from "../../payments/apply-snapshot.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import { Refund } from "../refund.entity.ts";

/** Stripe will not do it: nothing was entered, and what it would have given back can be given back otherwise. */
export async function failRefund({ database, clock }: PaymentParts, refund: Refund, failureCode: string): Promise<void> {
  const { clinicId, id, paymentId, patientId } = refund;
  await database.transaction(async (tx) => {
    const at = clock.now();
    const failed = { state: "FAILED", failureCode, settledAt: at, nextCheckAt: null } as const;
    if (affectedRows(await tx.update(Refund, { clinicId, id, state: "PREPARING" }, failed)) !== 1) return;
    await recordAudit(tx, byStripe(clinicId), at, { action: "refund.failed", subjectId: paymentId, patientId, changedFields: ["state"] });
  });
}
