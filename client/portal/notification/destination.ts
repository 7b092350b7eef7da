import { graphql } from "../../gql/index.ts";
import type { NotificationDestinationFieldsFragment } from "../../gql/graphql.ts";

export const NotificationDestinationFields = graphql(`
  fragment NotificationDestinationFields on NotificationDestination {
    page
    appointmentId
  }
`);

/** The page of the portal to which a notification leads. */
export const pathOf = ({ page, appointmentId }: NotificationDestinationFieldsFragment): string =>
  page === "APPOINTMENT" && appointmentId ? `/appointments/${appointmentId}` : "/";
