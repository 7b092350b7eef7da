import type { RequestClinic } from "../graphql/context.ts";
import type { Locale } from "../kernel/locale.ts";
import { showPhone } from "../modules/notifications/templates/shown.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!);

const phoneLink = (phone: string, locale: Locale): string =>
  `<a href="tel:${escaped(phone.replace(/[^+\d]/g, ""))}">${escaped(showPhone(phone, locale))}</a>`;

/** What a page says to whoever has no script names the clinic and its phone, which scripts would otherwise fetch. */
export const fillWithoutScript = (html: string, { name, phone }: Pick<RequestClinic, "name" | "phone">): string =>
  html
    .replaceAll("{clinicName}", () => escaped(name))
    .replaceAll("{clinicPhone:fr}", () => phoneLink(phone, "fr"))
    .replaceAll("{clinicPhone:en}", () => phoneLink(phone, "en"));
