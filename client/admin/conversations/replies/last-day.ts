const dayMs = 86_400_000;

/** How far the zone's clocks are ahead of UTC at a moment. */
function aheadMs(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, timeZoneName: "longOffset" }).formatToParts(new Date(instant));
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === "timeZoneName")?.value ?? "") ?? [];
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0;
}

/** The moment at which a day, YYYY-MM-DD, is over on the clinic's clocks. */
export function endOfDay(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`) + dayMs;
  const near = midnight - aheadMs(midnight, timeZone);
  return new Date(midnight - aheadMs(near, timeZone)).toISOString();
}

/** The last day, YYYY-MM-DD, that is not over before a moment, on the clinic's clocks. */
export const lastDayBefore = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date(Date.parse(instant) - 1));
