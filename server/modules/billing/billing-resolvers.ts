import { UpsertInvoicesResolver } from "./batch/upsert-invoices.resolver.ts";
import { InvoiceNotPayable, PaymentInProgress } from "./billing-errors.ts";
import { BillingDeskResolver } from "./desk/desk.resolver.ts";
import {
  InvoiceRefundsResolver,
  PaymentRefundableResolver,
  RefundResolver,
  ShareRefundableResolver,
} from "./desk/refunds/refund.resolver.ts";
import { InvoiceChanged } from "./invoices/invoice.payloads.ts";
import { WriteInvoiceResolver } from "./invoices/write-invoice.resolver.ts";
import { PayInvoicesResolver } from "./payments/pay-invoices.resolver.ts";
import { InvoiceNoticeResolver } from "./notices/invoice-notice.resolver.ts";
import { BillingProfileResolver } from "./profile/billing-profile.resolver.ts";
import { BillingProfileConflict } from "./profile/billing-profile.type.ts";
import { InvoiceResolver } from "./reading/invoice.resolver.ts";
import { InvoicesResolver } from "./reading/invoices.resolver.ts";
import { LedgerEntryResolver } from "./reading/ledger-entry.resolver.ts";
import { PatientInvoicesResolver } from "./reading/patient-invoices.resolver.ts";
import { PaymentResolver } from "./reading/payment.resolver.ts";
import { BillingFindingResolver } from "./stripe-events/findings/finding.resolver.ts";
import { LastEventResolver } from "./stripe-events/last-event.resolver.ts";

/** Those of invoices, and of the money received for them. */
export const billingResolverClasses = [
  BillingProfileResolver,
  InvoiceNoticeResolver,
  WriteInvoiceResolver,
  UpsertInvoicesResolver,
  InvoicesResolver,
  InvoiceResolver,
  LedgerEntryResolver,
  PaymentResolver,
  PatientInvoicesResolver,
  BillingFindingResolver,
  LastEventResolver,
  PayInvoicesResolver,
  BillingDeskResolver,
  RefundResolver,
  InvoiceRefundsResolver,
  PaymentRefundableResolver,
  ShareRefundableResolver,
] as const;

/** Errors that the schema reaches by their interface alone. */
export const billingErrorTypes = [BillingProfileConflict, InvoiceNotPayable, PaymentInProgress, InvoiceChanged];
