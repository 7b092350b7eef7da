import type { Locale } from "../../../shared/language/choose-locale.ts";

/** An amount as a form's field holds it: "12,50" or "12.50", without a sign to type around. */
export const typedMoney = (locale: Locale, cents: number): string =>
  `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}${locale === "fr" ? "," : "."}${String(Math.abs(cents) % 100).padStart(2, "0")}`;

/** A quantity in hundredths, with no more decimals than it needs. */
export const typedQuantity = (locale: Locale, hundredths: number): string => typedMoney(locale, hundredths).replace(/[.,]?0{1,2}$/, "");
