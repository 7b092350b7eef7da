import { useEffect, useState } from "react";
import { formatDateTime, formatRemaining } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useNow } from "../../shared/ui/use-now.ts";
import { useText } from "../use-text.ts";

const hour = 3_600_000;

interface WaitNoticeProps {
  readonly until: string;
  readonly onOver: () => void;
}

/** Counts down for the eyes, and is read out at its beginning and its end alone. */
export function WaitNotice({ until, onOver }: WaitNoticeProps) {
  const text = useText();
  const { locale } = useLanguage();
  const announce = useAnnounce();
  const remaining = Date.parse(until) - useNow();
  const over = remaining <= 0;
  const [first] = useState(() => formatRemaining(remaining + 999));
  useEffect(() => {
    if (!over) return;
    announce(text("wait.over"));
    onOver();
  }, [over, announce, text, onOver]);
  const words = (left: string): string =>
    remaining >= hour ? text("wait.at", { when: formatDateTime(locale, until) }) : text("wait.in", { left });
  return (
    <Notice kind="warning" title={text("wait.title")} live="alert">
      <p>{text("wait.body")}</p>
      <p className="visually-hidden">{words(first)}</p>
      <p aria-hidden="true">
        <strong>{words(formatRemaining(remaining + 999))}</strong>
      </p>
    </Notice>
  );
}
