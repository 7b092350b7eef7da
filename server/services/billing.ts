import type { Clock } from "../kernel/clock.ts";
import type { Sweep } from "../kernel/sweep.ts";
import type { BillingHook } from "../modules/billing/billing-hook.ts";
import { BillingDeskService } from "../modules/billing/desk/desk.service.ts";
import { RefundReadingService } from "../modules/billing/desk/refunds/refund-reading.service.ts";
import { InvoiceService } from "../modules/billing/invoices/invoice.service.ts";
import { InvoiceNoticeService } from "../modules/billing/notices/invoice-notice.service.ts";
import { InvoicePaperService } from "../modules/billing/pdf/invoice-paper.service.ts";
import type { PaymentParts } from "../modules/billing/payments/payment-parts.ts";
import { PaymentService } from "../modules/billing/payments/payment.service.ts";
import { BillingProfileService } from "../modules/billing/profile/billing-profile.service.ts";
import { BillingStates } from "../modules/billing/reading/billing-state.ts";
import { InvoiceReadingService } from "../modules/billing/reading/invoice-reading.service.ts";
import { PaymentReadingService } from "../modules/billing/reading/payment-reading.service.ts";
import { BillingFindingService } from "../modules/billing/stripe-events/findings/finding.service.ts";
import { Reconciliation } from "../modules/billing/stripe-events/reconciliation/reconciliation.ts";
import { StripeEventService } from "../modules/billing/stripe-events/stripe-event.service.ts";
import type { NotificationParts } from "../modules/sign-in/notification/notification-parts.ts";

type Parts = NotificationParts & Omit<PaymentParts, "hooks"> & { readonly webhooks: BillingHook };

export interface Billing {
  readonly billingProfiles: BillingProfileService;
  readonly invoices: InvoiceService;
  readonly invoiceReading: InvoiceReadingService;
  readonly paymentReading: PaymentReadingService;
  readonly invoicePapers: InvoicePaperService;
  readonly invoiceNotices: InvoiceNoticeService;
  readonly stripeEvents: StripeEventService;
  readonly reconciliation: Reconciliation;
  readonly billingFindings: BillingFindingService;
  readonly cardPayments: PaymentService;
  readonly billingDesk: BillingDeskService;
  readonly refundReading: RefundReadingService;
  readonly billingSweeps: readonly Sweep[];
  /** The same by another clock, and nobody is told: for what a demo has behind it. */
  readonly billingBy: (clock: Clock) => Pick<Billing, "invoices" | "billingDesk">;
}

/** Everything that private billing is made of. */
export function createBilling(parts: Parts): Billing {
  const { database, clock, keys, settings, stripe } = parts;
  const invoiceNotices = new InvoiceNoticeService({ ...parts, installation: stripe.installation });
  const hooks: BillingHook[] = [invoiceNotices.hook, parts.webhooks];
  const paymentParts: PaymentParts = { ...parts, hooks };
  const cardPayments = new PaymentService(paymentParts);
  const billingDesk = new BillingDeskService(paymentParts);
  const stripeEvents = new StripeEventService(paymentParts);
  const reconciliation = new Reconciliation(paymentParts);
  const reading = { database, clock, states: new BillingStates(database, settings, stripe.installation) };
  const writing = (by: PaymentParts) => ({ invoices: new InvoiceService(by), billingDesk: new BillingDeskService(by) });
  return {
    billingBy: (otherClock) => writing({ ...paymentParts, clock: otherClock, hooks: [] }),
    billingProfiles: new BillingProfileService(database, clock),
    invoices: new InvoiceService(paymentParts),
    invoiceReading: new InvoiceReadingService(reading),
    paymentReading: new PaymentReadingService(reading),
    invoicePapers: new InvoicePaperService({ ...reading, keys }),
    billingFindings: new BillingFindingService(paymentParts),
    refundReading: new RefundReadingService(database),
    ...{ invoiceNotices, cardPayments, billingDesk, stripeEvents, reconciliation },
    billingSweeps: [cardPayments.sweep, billingDesk.sweep, stripeEvents.sweep, reconciliation.sweep],
  };
}
