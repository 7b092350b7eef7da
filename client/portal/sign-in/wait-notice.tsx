import { useEffect, useId, useRef } from "react";
import { useWording } from "../../shared/forms/problems.ts";
import { formatDateTime, formatRemaining, formatTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Icon } from "../../shared/ui/icon.tsx";
import { useNow } from "../../shared/ui/use-now.ts";
import { PhoneLink } from "../frame/phone-link.tsx";
import { useText } from "../use-text.ts";
import { isCallNeeded, type Wait } from "./wait.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Takes the focus when it comes. Counts down to the eye; to the ear it says when the time has come, and no more. */
export function WaitNotice({ wait, stopped }: { wait: Wait; stopped?: string }) {
  const text = useText();
  const word = useWording();
  const announce = useAnnounce();
  const title = useId();
  const notice = useRef<HTMLDivElement>(null);
  const over = useTimeLeft(wait) <= 0;
  const call = isCallNeeded(wait);
  useEffect(() => notice.current?.focus(), [wait]);

  const wasOver = useRef(over);
  useEffect(() => {
    if (over && !wasOver.current) announce(text("wait.over"));
    wasOver.current = over;
  }, [over, announce, text]);

  return (
    <div className={`notice ${over ? "success" : "warning"}`} ref={notice} tabIndex={-1} role="group" aria-labelledby={title}>
      <Icon name={over ? "check" : call ? "phone" : "alert"} />
      <h2 id={title}>{over ? text("wait.over") : call ? (stopped ?? text("wait.stopped")) : text("wait.title")}</h2>
      {!over && (
        <div className="body stack">
          <p>{word({ field: null, words: wait.words })}</p>
          {wait.clinicPhone ? (
            <p>
              {text("wait.call")} <PhoneLink phone={wait.clinicPhone} />
            </p>
          ) : (
            <Countdown wait={wait} />
          )}
        </div>
      )}
    </div>
  );
}

const useTimeLeft = ({ retryAt }: Wait): number => Date.parse(retryAt) - useNow();

function Countdown({ wait }: { wait: Wait }) {
  const { locale } = useLanguage();
  const text = useText();
  const left = useTimeLeft(wait);
  if (left >= day) return <p>{text("wait.at", { time: formatDateTime(locale, wait.retryAt) })}</p>;
  if (left >= hour) return <p>{text("wait.at", { time: formatTime(locale, wait.retryAt) })}</p>;
  return (
    <p>
      {text("wait.in")} <strong role="timer">{formatRemaining(left)}</strong>
    </p>
  );
}
