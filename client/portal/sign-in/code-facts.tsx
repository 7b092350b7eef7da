import { useEffect } from "react";
import { formatNumber, formatRemaining, formatTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { useNow } from "../../shared/ui/use-now.ts";
import { useText } from "../use-text.ts";
import type { Challenge } from "./kept-challenge.ts";

const hour = 3_600_000;
const announcedMinutes = [5, 1] as const;

/** How long the code lives and how often it may still be tried. The clock is shown all the time and read out only near its end. */
export function CodeFacts({ challenge, dead }: { challenge: Challenge; dead: boolean }) {
  const text = useText();
  const { locale } = useLanguage();
  const announce = useAnnounce();
  const remaining = Date.parse(challenge.expiresAt) - useNow();
  const minutesLeft = Math.ceil(remaining / 60_000);
  const threshold = remaining <= 0 ? 0 : announcedMinutes.find((minutes) => minutesLeft === minutes);
  useEffect(() => {
    if (threshold === undefined || dead) return;
    announce(threshold === 0 ? text("code.expired") : text("code.minutesLeft", { minutes: threshold }));
  }, [threshold, dead, announce, text]);

  return (
    <dl className="facts">
      <dt>{text("code.validUntil")}</dt>
      <dd>
        {remaining <= 0 || dead
          ? text("code.over")
          : remaining < hour
            ? `${formatTime(locale, challenge.expiresAt)} (${formatRemaining(remaining)})`
            : formatTime(locale, challenge.expiresAt)}
      </dd>
      <dt>{text("code.tries")}</dt>
      <dd>{formatNumber(locale, challenge.triesLeft)}</dd>
    </dl>
  );
}
