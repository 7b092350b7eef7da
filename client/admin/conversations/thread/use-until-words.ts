import { formatDate, formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { endOfDay, lastDayBefore } from "../replies/last-day.ts";

/** Until when replies are taken: a day where they end with it, as staff choose it; programs may choose any moment. */
export function useUntilWords(): (until: string) => string {
  const { locale } = useLanguage();
  const { timeZone } = useStaff().clinic;
  return (until) => {
    const day = lastDayBefore(until, timeZone);
    const wholeDay = Date.parse(endOfDay(day, timeZone)) === Date.parse(until);
    return wholeDay ? formatDate(locale, day) : formatDateTime(locale, until, timeZone);
  };
}
