import type { Locale } from "../../shared/language/choose-locale.ts";

/** As typed, part by part. */
export interface BirthDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export const birthParts = ["day", "month", "year"] as const;

export const noBirthDate: BirthDate = { day: "", month: "", year: "" };

const locales: readonly Locale[] = ["fr", "en"];

const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}|\./gu, "")
    .trim()
    .toLowerCase();

const monthNames = locales.map((locale) =>
  Array.from({ length: 12 }, (_, month) =>
    fold(new Intl.DateTimeFormat(`${locale}-CA`, { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2000, month, 15)))),
  ),
);

/** A number, or a month's name or its beginning in either language, as far as it is one month's alone. */
function monthOf(typed: string): number | null {
  if (/^\d{1,2}$/.test(typed)) return Number(typed);
  if (typed.length < 3) return null;
  const found = new Set(monthNames.flatMap((names) => names.flatMap((name, place) => (name.startsWith(typed) ? [place + 1] : []))));
  return found.size === 1 ? [...found][0]! : null;
}

const numberOf = (typed: string, pattern: RegExp): number | null => (pattern.test(typed) ? Number(typed) : null);

/** YYYY-MM-DD; null where it is no day of the calendar. A year has four digits: nobody guesses the century. */
export function readBirthDate(typed: BirthDate): string | null {
  const day = numberOf(fold(typed.day), /^\d{1,2}$/);
  const month = monthOf(fold(typed.month));
  const year = numberOf(fold(typed.year), /^\d{4}$/);
  if (day === null || month === null || year === null) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

export const isBlank = ({ day, month, year }: BirthDate): boolean => `${day}${month}${year}`.trim() === "";

const whole = /^\s*(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})\s*$/;

/** What is typed into one part; a whole date that begins with its year, pasted there, fills all three. */
export function withPart(before: BirthDate, part: keyof BirthDate, typed: string): BirthDate {
  const [, year, month, day] = whole.exec(typed.normalize("NFKC")) ?? [];
  return year && month && day ? { year, month, day } : { ...before, [part]: typed };
}
