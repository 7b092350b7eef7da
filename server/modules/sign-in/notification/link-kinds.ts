import { toGlobalId } from "../../../graphql/global-id.ts";
import type { NotificationLink } from "./notification-link.entity.ts";

export const portalPages = ["HOME", "APPOINTMENT", "CONVERSATION", "CONVERSATIONS", "INVOICE", "INVOICES"] as const;

export type PortalPage = (typeof portalPages)[number];

/** What notifications may be about, and the page on which each lands: a new one is a line here and its words among the kinds of notifications. */
export const linkKinds = {
  PORTAL_INVITATION: { page: "HOME" },
  APPOINTMENT_NOTICE: { page: "APPOINTMENT" },
  CONVERSATION: { page: "CONVERSATION" },
  CONVERSATION_DIGEST: { page: "CONVERSATIONS" },
  INVOICE: { page: "INVOICE" },
  PAYMENT_RECEIVED: { page: "INVOICE" },
  REFUND_SENT: { page: "INVOICE" },
} as const satisfies Record<string, { readonly page: PortalPage }>;

export type LinkKind = keyof typeof linkKinds;

export const linkKindNames = Object.keys(linkKinds) as LinkKind[];

/** Where a notification leads, in the ids of the API. */
export interface Destination {
  readonly page: PortalPage;
  readonly appointmentId: string | null;
  readonly conversationId: string | null;
  readonly invoiceId: string | null;
}

export const home: Destination = { page: "HOME", appointmentId: null, conversationId: null, invoiceId: null };

/** Home for a kind that only a newer version knows. */
export function destinationOf({ kind, subjectId }: Pick<NotificationLink, "kind" | "subjectId">): Destination {
  const page = Object.hasOwn(linkKinds, kind) ? linkKinds[kind].page : "HOME";
  if (page === "CONVERSATIONS") return { ...home, page };
  // One payment may be for several invoices.
  if (page === "INVOICE" && subjectId === null) return { ...home, page: "INVOICES" };
  if (subjectId === null) return home;
  if (page === "INVOICE") return { ...home, page, invoiceId: toGlobalId("Invoice", subjectId) };
  if (page === "APPOINTMENT") return { ...home, page, appointmentId: toGlobalId("Appointment", subjectId) };
  return page === "CONVERSATION" ? { ...home, page, conversationId: toGlobalId("Conversation", subjectId) } : home;
}
