import type { EntityManager } from "typeorm";
import { days, later, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { hashToken, newSecretToken } from "../../../kernel/secret-token.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { PortalSettingsValues } from "../../settings/portal-settings-values.ts";
import { notificationSignInOf } from "../../settings/portal-settings-values.ts";
import { newOneTimeCode } from "../one-time-code.ts";
import type { LinkKind } from "./link-kinds.ts";
import { macOfLinkCode, recipientOf } from "./link-secrets.ts";
import { NotificationLink } from "./notification-link.entity.ts";
import type { Route } from "./route-of-notice.ts";
import { asksForCode } from "./what-is-asked.ts";

/** A week to read one's messages. The code in them lives as long as any one-time code of the clinic (setting 7). */
export const linkLifetime = days(7);

interface LinkIssue {
  readonly clinicId: string;
  readonly notificationId: string;
  readonly patientId: string;
  readonly kind: LinkKind;
  readonly subjectId: string | null;
  readonly route: Route;
  readonly settings: PortalSettingsValues;
  readonly at: Date;
}

export interface IssuedLink {
  readonly link: NotificationLink;
  /** These two stand in the message and nowhere else. */
  readonly token: string;
  readonly code: string | null;
}

/** A new link, with a code where the clinic asks for one now. */
export async function issueLink(tx: EntityManager, keys: SecretKeys, issue: LinkIssue): Promise<IssuedLink> {
  const { clinicId, notificationId, patientId, kind, subjectId, route, settings, at } = issue;
  const token = newSecretToken();
  const code = asksForCode(notificationSignInOf(settings)) ? newOneTimeCode() : null;
  const bound = { clinicId, id: newId(), recipient: recipientOf(keys, clinicId, route.channel, route.destination) };
  const link = Object.assign(new NotificationLink(), {
    ...bound,
    ...{ notificationId, patientId, kind, subjectId, channel: route.channel },
    tokenHash: hashToken(token),
    codeMac: code === null ? null : macOfLinkCode(keys, bound, code),
    codeExpiresAt: code === null ? null : later(at, minutes(settings.otpLifetimeMinutes)),
    tries: 0,
    createdAt: at,
    expiresAt: later(at, linkLifetime),
    supersededAt: null,
    usedAt: null,
  });
  await tx.insert(NotificationLink, link);
  return { link, token, code };
}
