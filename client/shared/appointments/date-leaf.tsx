import { dayPieces } from "../language/formats.ts";
import { useLanguage } from "../language/language-provider.tsx";

/** The leaf of a calendar; the heading beside it says the same in words. */
export function DateLeaf({ startsAt, timeZone }: { startsAt: string; timeZone: string }) {
  const { locale } = useLanguage();
  const { month, day } = dayPieces(locale, startsAt, timeZone);
  return (
    <div className="leaf" aria-hidden="true">
      <span className="month" suppressHydrationWarning>
        {month}
      </span>
      <span className="day" suppressHydrationWarning>
        {day}
      </span>
    </div>
  );
}
