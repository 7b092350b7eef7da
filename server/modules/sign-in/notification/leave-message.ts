import type { EntityManager } from "typeorm";
import type { Locale } from "../../../kernel/locale.ts";
import type { NotifyingClinic } from "./send-notice.ts";
import type { IssuedLink } from "./issue-link.ts";
import type { NotificationParts } from "./notification-parts.ts";
import type { Route } from "./route-of-notice.ts";

interface Message {
  readonly clinic: NotifyingClinic;
  readonly locale: Locale;
  readonly route: Route;
  readonly issued: IssuedLink;
}

/**
 * The token stands behind the `#`, which browsers keep to themselves: it is in no request, no log and no Referer. The page takes it out
 * of the address at once.
 */
function addressOfLink(address: URL, token: string): string {
  const url = new URL("/portal/notification", address);
  url.hash = token;
  return url.href;
}

/** Leaves the message in the outbox, in the transaction of its link; answers its id there. */
export async function leaveMessage(
  tx: EntityManager,
  { outbox, addressOf }: NotificationParts,
  { clinic, locale, route, issued }: Message,
): Promise<string> {
  const { link, token, code } = issued;
  const address = addressOf(clinic.slug);
  return outbox.enqueue(tx, {
    clinicId: clinic.id,
    kind: link.kind,
    channel: route.channel,
    patientId: link.patientId,
    to: route.destination,
    facts: {
      locale,
      clinic: { name: clinic.name, phone: clinic.phone },
      url: addressOfLink(address, token),
      host: address.hostname,
      code: code === null || link.codeExpiresAt === null ? null : { digits: code, validUntil: link.codeExpiresAt.toISOString() },
      timeZone: clinic.timeZone,
    },
    notAfter: link.expiresAt,
    sequence: `${link.patientId}:${link.kind}:${link.subjectId ?? ""}`,
    decoy: false,
  });
}
