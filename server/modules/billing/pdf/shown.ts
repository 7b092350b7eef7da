import type { Locale } from "../../../kernel/locale.ts";

const made = <T>(make: (tag: string) => T): Readonly<Record<Locale, T>> => ({ fr: make("fr-CA"), en: make("en-CA") });

const money = made((tag) => new Intl.NumberFormat(tag, { style: "currency", currency: "CAD" }));
const days = made((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }));
const quantities = made((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }));
const rates = made((tag) => new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 4 }));

/** As money is written in Canada; what is below zero has its own sign, and nothing has none. */
export const showMoney = (cents: number, locale: Locale): string => money[locale].format((cents || 0) / 100).replace("-", "\u2212");

/** A day in words: "1er février 2027", "February 1, 2027". */
export const showDay = (day: string, locale: Locale): string =>
  days[locale].format(new Date(`${day}T00:00:00Z`)).replace(/^1 /, locale === "fr" ? "1er " : "1 ");

export const showQuantity = (hundredths: number, locale: Locale): string => quantities[locale].format(hundredths / 100);

/** 9.975 % to its last digit. */
export const showRate = (millionths: number, locale: Locale): string => rates[locale].format(millionths / 1_000_000);

/** City, province and postal code as Canada Post wants them in either language. */
export function showPlace(
  { city, province, postalCode }: { readonly city: string | null; readonly province: string | null; readonly postalCode: string | null },
  locale: Locale,
): string {
  const within = province && (locale === "fr" ? `(${province})` : province);
  return [city, within, postalCode && `\u00a0${postalCode}`].filter((part) => part !== null && part !== "").join(" ");
}
