import { serverNow } from "../../../shared/graphql/server-clock.ts";

/** Today where the clinic is, YYYY-MM-DD. */
export const todayAt = (timeZone: string, now = new Date(serverNow())): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
