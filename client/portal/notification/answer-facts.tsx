import { useEffect } from "react";
import { formatDateTime, formatNumber, formatRemaining, formatTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { useNow } from "../../shared/ui/use-now.ts";
import { useText } from "../use-text.ts";

interface AnswerFactsProps {
  /** Null where no code is asked for. */
  readonly codeExpiresAt: string | null;
  readonly triesLeft: number;
  readonly onLate: () => void;
}

const minute = 60_000;
const countedFrom = 60 * minute;
const announcedMinutes = [5, 1];

/** Until when the code is good, counted down in its last hour, and how many tries are left. */
export function AnswerFacts({ codeExpiresAt, triesLeft, onLate }: AnswerFactsProps) {
  const text = useText();
  const { locale } = useLanguage();
  const announce = useAnnounce();
  const now = useNow(codeExpiresAt !== null);
  const remaining = codeExpiresAt === null ? Infinity : Date.parse(codeExpiresAt) - now;
  const minutesLeft = announcedMinutes.find((minutes) => Math.ceil(remaining / minute) === minutes);
  const late = remaining <= 0;
  useEffect(() => {
    if (minutesLeft !== undefined) announce(text("code.minutesLeft", { minutes: minutesLeft }));
  }, [minutesLeft, announce, text]);
  useEffect(() => {
    if (late) onLate();
  }, [late, onLate]);

  return (
    <dl className="facts">
      {codeExpiresAt !== null && (
        <>
          <dt>{text("code.validUntil")}</dt>
          <dd>
            {remaining < countedFrom
              ? `${formatTime(locale, codeExpiresAt)} (${formatRemaining(remaining)})`
              : formatDateTime(locale, codeExpiresAt)}
          </dd>
        </>
      )}
      <dt>{text("code.tries")}</dt>
      <dd>{formatNumber(locale, triesLeft)}</dd>
    </dl>
  );
}
