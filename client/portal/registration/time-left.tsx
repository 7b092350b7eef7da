import { useEffect } from "react";
import { formatRemaining, formatTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Icon } from "../../shared/ui/icon.tsx";
import { useNow } from "../../shared/ui/use-now.ts";
import { useRegistrationText } from "./registration-texts.ts";

const minute = 60_000;
const warnMinutes = 10;
const announcedMinutes = [warnMinutes, 5, 1] as const;

/** Until when the form can be sent: said at once, shown all the time, and read out near the end. */
export function TimeLeft({ expiresAt }: { expiresAt: string }) {
  const text = useRegistrationText();
  const { locale } = useLanguage();
  const announce = useAnnounce();
  const left = Date.parse(expiresAt) - useNow();
  const minutes = Math.ceil(left / minute);
  const announced = announcedMinutes.find((each) => minutes === each);
  useEffect(() => {
    if (announced !== undefined) announce(text("registration.minutesLeft", { minutes: announced }));
  }, [announced, announce, text]);

  const until = formatTime(locale, expiresAt);
  if (minutes > warnMinutes) return <p className="soft time-left">{text("registration.until", { until })}</p>;
  return (
    <p className="time-left soon">
      <Icon name="alert" />
      <span>{text("registration.soon", { until, left: formatRemaining(left) })}</span>
    </p>
  );
}
