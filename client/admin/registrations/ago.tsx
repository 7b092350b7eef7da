import { useEffect, useState } from "react";
import { serverNow } from "../../shared/graphql/server-clock.ts";
import { formatAgo } from "../../shared/language/ago.ts";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";

const lookEveryMs = 30_000;

/** How long ago, with the exact time beside it. */
export function Ago({ instant }: { instant: string }) {
  const { locale } = useLanguage();
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), lookEveryMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={instant}>
      {formatAgo(locale, instant, now)} <span className="soft exact-time">({formatDateTime(locale, instant)})</span>
    </time>
  );
}
