const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const numeric = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
    formats.set(timeZone, (format = new Intl.DateTimeFormat("en-CA", { ...numeric, timeZone, hourCycle: "h23" })));
  }
  return format;
}

/** What clocks in the zone show, as if it were UTC. */
function shownIn(timeZone: string, instant: Date): number {
  const parts = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return Date.parse(`${parts["year"]}-${parts["month"]}-${parts["day"]}T${parts["hour"]}:${parts["minute"]}:${parts["second"]}Z`);
}

/** The calendar day in the zone at an instant: "YYYY-MM-DD". */
export const localDay = (instant: Date, timeZone: string): string => new Date(shownIn(timeZone, instant)).toISOString().slice(0, 10);

/** The first instant of a calendar day in the zone. Where clocks skip midnight, the instant at which they do. */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Twice: the offset is that of the guess, which may lie on the other side of a change of clocks.
  let guess = midnight;
  for (let round = 0; round < 2; round += 1) guess += midnight - shownIn(timeZone, new Date(guess));
  return new Date(guess);
}

/** The same day so many years earlier, for comparison with days as text: 29 February may come out in a year that has none. */
export const yearsBefore = (day: string, years: number): string =>
  `${String(Number(day.slice(0, 4)) - years).padStart(4, "0")}${day.slice(4)}`;

/** The day so many days later. */
export const daysLater = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
