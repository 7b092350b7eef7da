import type { Locale } from "./choose-locale.ts";

const formats = {
  fr: new Intl.NumberFormat("fr-CA", { style: "currency", currency: "CAD", currencyDisplay: "narrowSymbol" }),
  en: new Intl.NumberFormat("en-CA", { style: "currency", currency: "CAD", currencyDisplay: "narrowSymbol" }),
} as const satisfies Record<Locale, Intl.NumberFormat>;

/** "12,50 $", "$12.50". */
export const formatMoney = (locale: Locale, cents: number): string => formats[locale].format(cents / 100);
