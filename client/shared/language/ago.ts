import type { Locale } from "./choose-locale.ts";

const agoUnits = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** "3 hours ago"; "now" for less than a minute. */
export function formatAgo(locale: Locale, instant: string, now: number): string {
  const past = Math.max(0, now - Date.parse(instant));
  const [unit, milliseconds] = agoUnits.find(([, each]) => past >= each) ?? (["second", Infinity] as const);
  return new Intl.RelativeTimeFormat(`${locale}-CA`, { numeric: "auto" }).format(-Math.floor(past / milliseconds), unit);
}
