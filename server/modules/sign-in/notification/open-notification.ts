import type { Actor } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { NotificationSignIn } from "../../settings/portal-settings-values.ts";
import { notificationSignInOf } from "../../settings/portal-settings-values.ts";
import type { SignInClinic } from "../sign-in-parts.ts";
import { portalClosed } from "../sign-in-parts.ts";
import { findLink, isForViewer, isOpen, linkExpired, triesPerLink } from "./find-link.ts";
import type { Destination, LinkKind } from "./link-kinds.ts";
import { destinationOf } from "./link-kinds.ts";
import type { NotificationParts } from "./notification-parts.ts";
import { asksForCode, asksForDateOfBirth, whatIsAsked } from "./what-is-asked.ts";

/** A notification at whose link somebody stands. */
export interface OpenedNotification {
  readonly kind: LinkKind;
  readonly asks: NotificationSignIn;
  /** First letter of the name; null where no date of birth is asked for. */
  readonly dateOfBirthOf: string | null;
  readonly triesLeft: number;
  readonly codeExpiresAt: Date | null;
  readonly expiresAt: Date;
  readonly leadsTo: Destination;
  readonly forViewer: boolean | null;
}

/** A letter with all that belongs to it. */
const initialOf = (name: string): string =>
  (Array.from(new Intl.Segmenter("fr").segment(name), ({ segment }) => segment)[0] ?? "").toUpperCase();

/** Says what is asked. Changes nothing: mail programs and virus scanners open links, too. */
export async function openNotification(
  { database, clock, keys, settings }: NotificationParts,
  actor: Actor,
  clinic: SignInClinic,
  token: string,
): Promise<Outcome<OpenedNotification>> {
  const { values } = await settings.inForce(clinic.id);
  if (!values.portalAccess) return failure(portalClosed(clinic));
  const at = clock.now();
  const found = await findLink(database.manager, clinic.id, token);
  if (!found || !isOpen(keys, found, values, at)) return failure(linkExpired(actor, found));
  const { link, chart } = found;
  const setting = notificationSignInOf(values);
  const asks = whatIsAsked(setting, link, at);
  if (asks !== setting && link.codeMac !== null) return failure(linkExpired(actor, found, "NOTIFICATION_CODE_EXPIRED"));
  return success({
    kind: link.kind,
    asks,
    dateOfBirthOf: asksForDateOfBirth(asks) ? initialOf(chart.firstName) : null,
    triesLeft: triesPerLink - link.tries,
    codeExpiresAt: asksForCode(asks) ? link.codeExpiresAt : null,
    expiresAt: link.expiresAt,
    leadsTo: destinationOf(link),
    forViewer: isForViewer(actor, found),
  });
}
