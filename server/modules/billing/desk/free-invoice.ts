import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { expireOpenPayment } from "../payments/close-payment.ts";
import type { PaymentParts } from "../payments/payment-parts.ts";

const path = ["input"];

/** Makes sure at Stripe that nobody can pay the invoice with what was begun, or says why that is not so. Outside of any transaction. */
export async function freeInvoice(parts: PaymentParts, clinicId: string, invoiceId: string): Promise<Outcome<void>> {
  const freed = await expireOpenPayment(parts, clinicId, [invoiceId], "CLINIC_ACTED");
  switch (freed.kind) {
    case "free":
      return success(undefined);
    case "paid":
      return failure({ code: "CONFLICT", path, reason: "PAID_MEANWHILE", facts: { paymentId: freed.payment.id } });
    case "processing":
      return failure({ code: "PAYMENT_IN_PROGRESS", path, facts: { paymentId: freed.payment.id } });
    case "unknown":
      return failure({ code: "PAYMENT_IN_PROGRESS", path, reason: "PAYMENT_NOT_KNOWN", facts: { paymentId: freed.payment.id } });
    case "unreachable":
      return failure({ code: "STRIPE_UNREACHABLE", path });
  }
}
