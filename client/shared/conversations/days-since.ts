/** The day of an instant in a time zone, as days since 1970. */
function dayIn(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(instant);
  return Date.parse(`${parts}T00:00:00Z`) / 86_400_000;
}

/** How many midnights of the zone lie between the two. */
export const daysSince = (instant: string, now: number, timeZone: string): number =>
  dayIn(now, timeZone) - dayIn(Date.parse(instant), timeZone);

/** Whether a message is the first of its day. */
export const beginsDay = (at: string, before: string | undefined, timeZone: string): boolean =>
  before === undefined || daysSince(before, Date.parse(at), timeZone) !== 0;
