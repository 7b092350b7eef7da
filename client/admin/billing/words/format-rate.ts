import type { Locale } from "../../../shared/language/choose-locale.ts";

/** "9.975" as "9,975 %", "9.975%". */
export const formatRate = (locale: Locale, percent: string): string =>
  new Intl.NumberFormat(`${locale}-CA`, { style: "percent", maximumFractionDigits: 4 }).format(Number(percent) / 100);
