const millisecondsPerDay = 86_400_000;

export const startOfUtcDay = (instant: Date): Date => new Date(Math.floor(instant.getTime() / millisecondsPerDay) * millisecondsPerDay);

export const plusDays = (day: Date, count: number): Date => new Date(day.getTime() + count * millisecondsPerDay);

export const isWorkingDay = (day: Date): boolean => day.getUTCDay() !== 0 && day.getUTCDay() !== 6;

/** The count-th working day after the given day, or before it where the count is negative. */
export function workingDay(from: Date, count: number): Date {
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0;) {
    day = plusDays(day, step);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

function readOffsetMinutes(timeZone: string, instant: Date): number {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone, timeZoneName: "longOffset" });
  formats.set(timeZone, format);
  const name = format.formatToParts(instant).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/**
 * The instant when clocks in the zone show that many minutes past midnight on that day. The offset is read at noon UTC: in Canada
 * clocks change before that and before any clinic opens.
 */
export function localInstant(day: Date, minutesPastMidnight: number, timeZone: string): string {
  const key = `${timeZone} ${day.getTime()}`;
  let offset = offsets.get(key);
  if (offset === undefined) offsets.set(key, (offset = readOffsetMinutes(timeZone, new Date(day.getTime() + millisecondsPerDay / 2))));
  return new Date(day.getTime() + (minutesPastMidnight - offset) * 60_000).toISOString();
}
