import type { Locale } from "../../../kernel/locale.ts";

/** As money is written in Canada; what is below zero has its own sign. */
export const showMoney = (cents: number, locale: Locale): string =>
  new Intl.NumberFormat(`${locale}-CA`, { style: "currency", currency: "CAD" }).format(cents / 100).replace("-", "\u2212");

/** A day in words: "1er février 2027", "February 1, 2027". */
export const showDay = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(`${locale}-CA`, { dateStyle: "long", timeZone: "UTC" })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(/^1 /, locale === "fr" ? "1er " : "1 ");

export const showQuantity = (hundredths: number, locale: Locale): string =>
  new Intl.NumberFormat(`${locale}-CA`, { maximumFractionDigits: 2 }).format(hundredths / 100);

/** 9.975 % to its last digit. */
export const showRate = (millionths: number, locale: Locale): string =>
  new Intl.NumberFormat(`${locale}-CA`, { style: "percent", maximumFractionDigits: 4 }).format(millionths / 1_000_000);

/** As clinics and patients name it: six digits at least. */
export const showNumber = (number: number): string => String(number).padStart(6, "0");

/** City, province and postal code as Canada Post wants them in either language. */
export function showPlace(
  { city, province, postalCode }: { readonly city: string | null; readonly province: string | null; readonly postalCode: string | null },
  locale: Locale,
): string {
  const within = province && (locale === "fr" ? `(${province})` : province);
  return [city, within, postalCode && `\u00a0${postalCode}`].filter((part) => part !== null && part !== "").join(" ");
}
