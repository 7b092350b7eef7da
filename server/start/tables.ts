import * as migrationModules from "../../migrations/index.ts";
import { AppointmentPeriodTotals } from "../modules/appointments/appointment-period-totals.entity.ts";
import { AppointmentStatusTotals } from "../modules/appointments/appointment-status-totals.entity.ts";
import { Appointment } from "../modules/appointments/appointment.entity.ts";
import { PatientStatusTotals } from "../modules/appointments/patient-status-totals.entity.ts";
import { AuditEvent } from "../modules/audit/audit-event.entity.ts";
import { AuditSubject } from "../modules/audit/audit-subject.entity.ts";
import { AuditBlock } from "../modules/audit/chain/audit-block.entity.ts";
import { AuditChain } from "../modules/audit/chain/audit-chain.entity.ts";
import { PaymentAbandonment } from "../modules/billing/desk/payment-abandonment.entity.ts";
import { Refund } from "../modules/billing/desk/refund.entity.ts";
import { InvoiceLine } from "../modules/billing/invoices/invoice-line.entity.ts";
import { InvoiceNumbers } from "../modules/billing/invoices/invoice-numbers.entity.ts";
import { InvoiceTax } from "../modules/billing/invoices/invoice-tax.entity.ts";
import { Invoice } from "../modules/billing/invoices/invoice.entity.ts";
import { LedgerEntry } from "../modules/billing/ledger/ledger-entry.entity.ts";
import { PaymentPart } from "../modules/billing/payments/payment-part.entity.ts";
import { Payment } from "../modules/billing/payments/payment.entity.ts";
import { BillingProfile } from "../modules/billing/profile/billing-profile.entity.ts";
import { BillingFinding } from "../modules/billing/stripe-events/billing-finding.entity.ts";
import { ReconciliationMark } from "../modules/billing/stripe-events/reconciliation-mark.entity.ts";
import { StripeEvent } from "../modules/billing/stripe-events/stripe-event.entity.ts";
import { BulkAccessChange } from "../modules/bulk-access/bulk-access-change.entity.ts";
import { BulkAccessItem } from "../modules/bulk-access/bulk-access-item.entity.ts";
import { Clinic } from "../modules/clinics/clinic.entity.ts";
import { IdentificationType } from "../modules/clinics/identification-type.entity.ts";
import { Location } from "../modules/clinics/location.entity.ts";
import { ConversationEvent } from "../modules/conversations/conversation-event.entity.ts";
import { Conversation } from "../modules/conversations/conversation.entity.ts";
import { Message } from "../modules/conversations/message.entity.ts";
import { ConversationSearchTerm } from "../modules/conversations/search/conversation-search-term.entity.ts";
import { MessageAttachment } from "../modules/conversations/attachments/message-attachment.entity.ts";
import { ConversationDraft } from "../modules/conversations/drafts/conversation-draft.entity.ts";
import { MessageNotice } from "../modules/conversations/notices/message-notice.entity.ts";
import { NoticeWindow } from "../modules/conversations/notices/notice-window.entity.ts";
import { ConversationTemplate } from "../modules/conversations/templates/conversation-template.entity.ts";
import { IdempotentCall } from "../modules/idempotency/idempotent-call.entity.ts";
import { ApiConsumer } from "../modules/integrations/api-consumer.entity.ts";
import { ApiToken } from "../modules/integrations/api-token.entity.ts";
import { FhirImportFinding } from "../modules/integrations/fhir/job/fhir-import-finding.entity.ts";
import { FhirImportPart } from "../modules/integrations/fhir/job/fhir-import-part.entity.ts";
import { FhirImport } from "../modules/integrations/fhir/job/fhir-import.entity.ts";
import { SigningKey } from "../modules/integrations/signing-keys/signing-key.entity.ts";
import { UsedTokenId } from "../modules/integrations/signing-keys/used-token-id.entity.ts";
import { WebhookDelivery } from "../modules/integrations/webhooks/webhook-delivery.entity.ts";
import { WebhookEndpoint } from "../modules/integrations/webhooks/webhook-endpoint.entity.ts";
import { WebhookEvent } from "../modules/integrations/webhooks/webhook-event.entity.ts";
import { LimitRow } from "../modules/limits/limit-row.entity.ts";
import { OutboxMessage } from "../modules/notifications/outbox-message.entity.ts";
import { UndeliveredMessage } from "../modules/notifications/undelivered/undelivered-message.entity.ts";
import { IdentificationCounter } from "../modules/patients/identification-types/identification-counter.entity.ts";
import { PatientIdentification } from "../modules/patients/patient-identification.entity.ts";
import { PatientSearchTerm } from "../modules/patients/patient-search-term.entity.ts";
import { Patient } from "../modules/patients/patient.entity.ts";
import { PortalImage } from "../modules/portal-images/portal-image.entity.ts";
import { PortalSettingsRevision } from "../modules/settings/portal-settings-revision.entity.ts";
import { PortalSettingsRow } from "../modules/settings/portal-settings.entity.ts";
import { RegistrationMerge } from "../modules/registration/merge/registration-merge.entity.ts";
import { RegistrationSearchTerm } from "../modules/registration/registration-search-term.entity.ts";
import { RegistrationNotice } from "../modules/registration/notices/registration-notice.entity.ts";
import { Registration } from "../modules/registration/registration.entity.ts";
import { RegistrationTermsRow } from "../modules/registration/terms/registration-terms.entity.ts";
import { NotificationLink } from "../modules/sign-in/notification/notification-link.entity.ts";
import { OtpChallenge } from "../modules/sign-in/otp-challenge.entity.ts";
import { PatientSession } from "../modules/sign-in/patient-session.entity.ts";
import { ProvenContact } from "../modules/sign-in/proof/proven-contact.entity.ts";
import { StaffPendingSignIn } from "../modules/staff/pending-sign-in.entity.ts";
import { StaffRecoveryCode } from "../modules/staff/second-step/recovery-code.entity.ts";
import { StaffSecondStep } from "../modules/staff/second-step/second-step.entity.ts";
import { StaffMember } from "../modules/staff/staff-member.entity.ts";
import { StaffSession } from "../modules/staff/staff-session.entity.ts";
import { StripeAccountRow } from "../modules/stripe-accounts/stripe-account.entity.ts";

export const entities = [
  AuditEvent,
  AuditSubject,
  AuditBlock,
  AuditChain,
  LimitRow,
  IdempotentCall,
  Clinic,
  IdentificationType,
  Location,
  StaffMember,
  StaffSession,
  StaffPendingSignIn,
  StaffSecondStep,
  StaffRecoveryCode,
  StripeAccountRow,
  PortalImage,
  PortalSettingsRow,
  PortalSettingsRevision,
  OutboxMessage,
  UndeliveredMessage,
  Patient,
  PatientIdentification,
  IdentificationCounter,
  PatientSearchTerm,
  Appointment,
  AppointmentStatusTotals,
  AppointmentPeriodTotals,
  PatientStatusTotals,
  BulkAccessChange,
  BulkAccessItem,
  OtpChallenge,
  NotificationLink,
  PatientSession,
  ProvenContact,
  Registration,
  RegistrationSearchTerm,
  RegistrationMerge,
  RegistrationTermsRow,
  RegistrationNotice,
  Conversation,
  Message,
  ConversationEvent,
  ConversationSearchTerm,
  MessageAttachment,
  ConversationTemplate,
  ConversationDraft,
  MessageNotice,
  NoticeWindow,
  BillingProfile,
  InvoiceNumbers,
  Invoice,
  InvoiceLine,
  InvoiceTax,
  Payment,
  PaymentPart,
  LedgerEntry,
  Refund,
  PaymentAbandonment,
  StripeEvent,
  BillingFinding,
  ReconciliationMark,
  ApiConsumer,
  ApiToken,
  SigningKey,
  UsedTokenId,
  WebhookEndpoint,
  WebhookEvent,
  WebhookDelivery,
  FhirImport,
  FhirImportPart,
  FhirImportFinding,
];

export const migrations = Object.values(migrationModules);
