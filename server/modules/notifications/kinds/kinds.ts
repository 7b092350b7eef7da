import type { BasicFacts, KindOfNotification } from "./kind.ts";
import { appointmentNotice } from "./appointment-notice.ts";
import { contactChanged } from "./contact-changed.ts";
import { conversationDigest, conversationNotice } from "./conversation-notice.ts";
import { invoiceNotice, paymentNotice, refundNotice } from "./invoice-notice.ts";
import { oneTimeCode } from "./one-time-code.ts";
import { portalInvitation } from "./portal-invitation.ts";
import { registrationAccepted, registrationArchived } from "./registration-decided.ts";
import { registrationWaiting } from "./registration-waiting.ts";
import { staffAccountNotice } from "./staff-account-notice.ts";
import { webhookDisabled } from "./webhook-disabled.ts";

/** Every kind of notification there is: a new one is a file beside this one and a line here. */
export const kinds = {
  ONE_TIME_CODE: oneTimeCode,
  PORTAL_INVITATION: portalInvitation,
  APPOINTMENT_NOTICE: appointmentNotice,
  CONVERSATION: conversationNotice,
  CONVERSATION_DIGEST: conversationDigest,
  INVOICE: invoiceNotice,
  PAYMENT_RECEIVED: paymentNotice,
  REFUND_SENT: refundNotice,
  CONTACT_CHANGED: contactChanged,
  STAFF_ACCOUNT_NOTICE: staffAccountNotice,
  REGISTRATION_WAITING: registrationWaiting,
  REGISTRATION_ACCEPTED: registrationAccepted,
  REGISTRATION_ARCHIVED: registrationArchived,
  WEBHOOK_DISABLED: webhookDisabled,
} as const;

export type NotificationKind = keyof typeof kinds;

export const notificationKinds = Object.keys(kinds) as NotificationKind[];

/** What a message of this kind says. */
export type FactsOf<Kind extends NotificationKind> = (typeof kinds)[Kind] extends KindOfNotification<infer Facts> ? Facts : never;

/** Null for a kind that only a newer version knows. What a row's kind is its facts are: both were written together. */
export const kindNamed = (name: string): KindOfNotification<BasicFacts> | null =>
  Object.hasOwn(kinds, name) ? (kinds[name as NotificationKind] as unknown as KindOfNotification<BasicFacts>) : null;
