/** Today where the clinic is, YYYY-MM-DD. */
export const todayAt = (timeZone: string, now = new Date()): string => new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
