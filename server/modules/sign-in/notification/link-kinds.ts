import { toGlobalId } from "../../../graphql/global-id.ts";
import type { NotificationLink } from "./notification-link.entity.ts";

export const portalPages = ["HOME", "APPOINTMENT"] as const;

export type PortalPage = (typeof portalPages)[number];

/** What notifications may be about, and the page on which each lands: a new one is a line here and its words among the kinds of notifications. */
export const linkKinds = {
  PORTAL_INVITATION: { page: "HOME" },
  APPOINTMENT_NOTICE: { page: "APPOINTMENT" },
} as const satisfies Record<string, { readonly page: PortalPage }>;

export type LinkKind = keyof typeof linkKinds;

export const linkKindNames = Object.keys(linkKinds) as LinkKind[];

/** Where a notification leads, in the ids of the API. */
export interface Destination {
  readonly page: PortalPage;
  readonly appointmentId: string | null;
}

export const home: Destination = { page: "HOME", appointmentId: null };

/** Home for a kind that only a newer version knows. */
export function destinationOf({ kind, subjectId }: Pick<NotificationLink, "kind" | "subjectId">): Destination {
  const page = Object.hasOwn(linkKinds, kind) ? linkKinds[kind].page : "HOME";
  return page === "APPOINTMENT" && subjectId !== null ? { page, appointmentId: toGlobalId("Appointment", subjectId) } : home;
}
