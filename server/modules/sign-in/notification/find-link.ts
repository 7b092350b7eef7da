import type { EntityManager } from "typeorm";
import type { Actor } from "../../../kernel/actor.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { hashToken } from "../../../kernel/secret-token.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { isAccessEffective } from "../../access/effective-access.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { PortalSettingsValues } from "../../settings/portal-settings-values.ts";
import { triesPerCode } from "../one-time-code.ts";
import { destinationOf, home } from "./link-kinds.ts";
import { isStillReached } from "./link-secrets.ts";
import { NotificationLink } from "./notification-link.entity.ts";

/** As many as a code has. */
export const triesPerLink = triesPerCode;

export interface FoundLink {
  readonly link: NotificationLink;
  readonly chart: Patient;
}

/** The link of a token of this clinic, and whose it is. */
export async function findLink(manager: EntityManager, clinicId: string, token: string): Promise<FoundLink | null> {
  const link = await manager.findOneBy(NotificationLink, { clinicId, tokenHash: hashToken(token) });
  const chart = link && (await manager.findOneBy(Patient, { clinicId, id: link.patientId }));
  return link && chart && { link, chart };
}

/** Whether its patient may come in by it: neither used, superseded, void nor late, access effective, and the contact still theirs. */
export function isOpen(keys: SecretKeys, { link, chart }: FoundLink, { portalAccess }: PortalSettingsValues, at: Date): boolean {
  const untouched = link.usedAt === null && link.supersededAt === null && link.tries < triesPerLink && link.expiresAt > at;
  return untouched && isAccessEffective({ portalAccess, chart }) && isStillReached(keys, link, chart);
}

/** Whether the person who is signed in is the one whom it is for; null where nobody is. */
export const isForViewer = (actor: Actor, { link }: FoundLink): boolean | null =>
  actor.kind === "patient" ? actor.id === link.patientId : null;

/**
 * Nothing but the full sign-in is possible: the same for a link that was used, replaced or voided, is late, unknown or another
 * clinic's, or whose patient may not come in. It still says where it leads, so that the sign-in lands there.
 */
export const linkExpired = (actor: Actor, found: FoundLink | null, reason?: string): Problem => ({
  code: "NOTIFICATION_LINK_EXPIRED",
  path: ["input", "token"],
  ...(reason && { reason }),
  facts: { leadsTo: found ? destinationOf(found.link) : home, forViewer: found ? isForViewer(actor, found) : null },
});
