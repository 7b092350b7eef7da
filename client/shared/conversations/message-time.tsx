import { formatDateTime, formatTime } from "../language/formats.ts";
import { useLanguage } from "../language/language-provider.tsx";

interface MessageTimeProps {
  readonly at: string;
  readonly timeZone: string;
}

/** The time of day, under a `DayRule` that says which day it is; in full for whoever asks. */
export function MessageTime({ at, timeZone }: MessageTimeProps) {
  const { locale } = useLanguage();
  return (
    <time className="message-time" dateTime={at} title={formatDateTime(locale, at, timeZone)}>
      {formatTime(locale, at, timeZone)}
    </time>
  );
}
