import { graphql } from "../../gql/index.ts";
import type { NotificationDestinationFieldsFragment } from "../../gql/graphql.ts";

export const NotificationDestinationFields = graphql(`
  fragment NotificationDestinationFields on NotificationDestination {
    page
    appointmentId
    conversationId
    invoiceId
  }
`);

/** The page of the portal to which a notification leads. */
export function pathOf({ page, appointmentId, conversationId, invoiceId }: NotificationDestinationFieldsFragment): string {
  if (page === "APPOINTMENT" && appointmentId) return `/appointments/${appointmentId}`;
  if (page === "CONVERSATION" && conversationId) return `/conversations/${conversationId}`;
  if (page === "INVOICE" && invoiceId) return `/invoices/${invoiceId}`;
  if (page === "INVOICE" || page === "INVOICES") return "/invoices";
  return page === "CONVERSATION" || page === "CONVERSATIONS" ? "/conversations" : "/";
}
