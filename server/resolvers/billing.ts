import { UpsertInvoicesResolver } from "../modules/billing/batch/upsert-invoices.resolver.ts";
import { BillingDeskResolver } from "../modules/billing/desk/desk.resolver.ts";
import {
  InvoiceRefundsResolver,
  PaymentRefundableResolver,
  RefundResolver,
  ShareRefundableResolver,
} from "../modules/billing/desk/refunds/refund.resolver.ts";
import { WriteInvoiceResolver } from "../modules/billing/invoices/write-invoice.resolver.ts";
import { PayInvoicesResolver } from "../modules/billing/payments/pay-invoices.resolver.ts";
import { InvoiceNoticeResolver } from "../modules/billing/notices/invoice-notice.resolver.ts";
import { BillingProfileResolver } from "../modules/billing/profile/billing-profile.resolver.ts";
import { InvoiceResolver } from "../modules/billing/reading/invoice.resolver.ts";
import { InvoicesResolver } from "../modules/billing/reading/invoices.resolver.ts";
import { LedgerEntryResolver } from "../modules/billing/reading/ledger-entry.resolver.ts";
import { PatientInvoicesResolver } from "../modules/billing/reading/patient-invoices.resolver.ts";
import { PaymentResolver } from "../modules/billing/reading/payment.resolver.ts";
import { BillingFindingResolver } from "../modules/billing/stripe-events/findings/finding.resolver.ts";
import { LastEventResolver } from "../modules/billing/stripe-events/last-event.resolver.ts";
import type { Services } from "../services.ts";

/** Those of invoices, of payments and of all that belongs to them. */
export const createBillingResolvers = (services: Services): object[] => [
  new BillingProfileResolver(services.billingProfiles),
  new InvoiceNoticeResolver(services.invoiceNotices),
  new WriteInvoiceResolver(services.invoices),
  new UpsertInvoicesResolver(services.invoices, services.invoiceReading),
  new InvoicesResolver(services.invoiceReading),
  new InvoiceResolver(services.invoiceReading, services.patients, services.recordActors),
  new LedgerEntryResolver(services.paymentReading, services.recordActors),
  new PaymentResolver(services.paymentReading, services.clock),
  new PatientInvoicesResolver(services.invoiceReading),
  new PayInvoicesResolver(services.cardPayments),
  new BillingDeskResolver(services.billingDesk),
  new RefundResolver(services.paymentReading, services.recordActors),
  new InvoiceRefundsResolver(services.refundReading),
  new PaymentRefundableResolver(services.refundReading),
  new ShareRefundableResolver(services.refundReading),
  new LastEventResolver(services.stripeEvents),
  new BillingFindingResolver({
    ...{ findings: services.billingFindings, invoices: services.invoiceReading, payments: services.paymentReading },
    ...{ patients: services.patients, actors: services.recordActors },
  }),
];
