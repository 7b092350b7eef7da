import { useEffect, useRef } from "react";
import { type Problem, useWording } from "../../shared/forms/problems.ts";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useText } from "../use-text.ts";
import type { Settings } from "./restore-settings.ts";

interface RestoreNewsProps {
  readonly overtakenBy: Settings | null;
  readonly problems: readonly Problem[];
}

/** Why nothing was restored. It takes the focus: what stands below it may have changed. */
export function RestoreNews({ overtakenBy, problems }: RestoreNewsProps) {
  const { locale } = useLanguage();
  const text = useText();
  const word = useWording();
  const news = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (overtakenBy || problems.length > 0) news.current?.focus();
  }, [overtakenBy, problems]);
  if (!overtakenBy && problems.length === 0) return null;
  const who = overtakenBy?.updatedBy ?? text("conflict.someone");
  return (
    <div className="stack news" ref={news} tabIndex={-1}>
      {overtakenBy && (
        <Notice kind="warning" title={text("restore.overtaken", { who })}>
          <p>{text("restore.overtakenBody", { when: formatDateTime(locale, overtakenBy.updatedAt) })}</p>
        </Notice>
      )}
      {problems.length > 0 && (
        <Notice kind="danger">
          {problems.map((problem, index) => (
            <p key={index}>{word(problem)}</p>
          ))}
        </Notice>
      )}
    </div>
  );
}
