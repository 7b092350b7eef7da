import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Locale } from "../../../kernel/locale.ts";

/** A code as people read it: 4 + 4. */
export const showCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** A phone number as it is written in Canada; left as it is where it isn't a North American one. */
export function showPhone(phone: string, locale: Locale): string {
  const parsed = parsePhoneNumberFromString(phone, "CA");
  if (parsed?.countryCallingCode !== "1" || parsed.ext) return phone;
  const parts = /^(\d{3})(\d{3})(\d{4})$/.exec(parsed.nationalNumber);
  return parts ? `${parts[1]}${locale === "fr" ? " " : "-"}${parts[2]}-${parts[3]}` : phone;
}

/** A lifetime in words: whole hours as hours. */
export function showLifetime(minutes: number, locale: Locale): string {
  const inHours = minutes % 60 === 0;
  const unit = inHours ? { fr: "heure", en: "hour" } : { fr: "minute", en: "minute" };
  const count = inHours ? minutes / 60 : minutes;
  // French counts one and less than two as singular, English only one; lifetimes are whole numbers.
  return `${count} ${unit[locale]}${count === 1 ? "" : "s"}`;
}

/** A name on one line, as a subject or a sender's name must be. */
export const oneLine = (text: string): string => text.replace(/[\p{C}\s]+/gu, " ").trim();
