import type { Locale } from "./choose-locale.ts";

const tag = (locale: Locale): string => `${locale}-CA`;

export const formatNumber = (locale: Locale, value: number): string => new Intl.NumberFormat(tag(locale)).format(value);

/** A share from 0 to 1. */
export const formatPercent = (locale: Locale, share: number): string =>
  new Intl.NumberFormat(tag(locale), { style: "percent" }).format(share);

/** French counts the first of a month as an ordinal, which Intl leaves out. */
const firstDay = (locale: Locale, date: string): string => (locale === "fr" ? date.replace(/(^|\s)1 (?=\p{L})/u, "$11er ") : date);

export const formatDay = (locale: Locale, instant: string, timeZone?: string): string =>
  firstDay(
    locale,
    new Intl.DateTimeFormat(tag(locale), { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone }).format(
      new Date(instant),
    ),
  );

export const formatTime = (locale: Locale, instant: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(tag(locale), { hour: "numeric", minute: "2-digit", timeZone }).format(new Date(instant));

export const formatDateTime = (locale: Locale, instant: string, timeZone?: string): string =>
  firstDay(locale, new Intl.DateTimeFormat(tag(locale), { dateStyle: "long", timeStyle: "short", timeZone }).format(new Date(instant)));

const part = (locale: Locale, instant: string, options: Intl.DateTimeFormatOptions, type: Intl.DateTimeFormatPartTypes): string =>
  new Intl.DateTimeFormat(tag(locale), options).formatToParts(new Date(instant)).find((each) => each.type === type)?.value ?? "";

/** The pieces of a calendar leaf: "nov.", "24". */
export const dayPieces = (locale: Locale, instant: string, timeZone: string) => ({
  month: part(locale, instant, { month: "short", timeZone }, "month"),
  day: part(locale, instant, { day: "numeric", timeZone }, "day"),
});

const offset = (instant: string, timeZone?: string): string =>
  part("en", instant, { timeZone, timeZoneName: "longOffset" }, "timeZoneName");

/** The zone's name when clocks there differ at that moment from the clock the reader lives by. */
export function foreignZoneName(locale: Locale, instant: string, timeZone: string, ownZone?: string): string | null {
  if (offset(instant, timeZone) === offset(instant, ownZone)) return null;
  return part(locale, instant, { timeZone, timeZoneName: "long" }, "timeZoneName");
}

/** "4:05" of what remains; never below zero. The server says its time in whole seconds: rounded up, 15 minutes would start at 15:01. */
export function formatRemaining(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A day of the calendar, YYYY-MM-DD, which is in no time zone. */
export const formatDate = (locale: Locale, day: string): string =>
  firstDay(locale, new Intl.DateTimeFormat(tag(locale), { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`)));

/** "one, two and three". */
export const formatList = (locale: Locale, items: readonly string[]): string => new Intl.ListFormat(tag(locale)).format(items);

/** As numbers are written in Canada; those of other countries as they are dialled. */
export const formatPhone = (phone: string): string => phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "$1\u00a0$2-$3");
