import { formatDateTime, formatList, formatTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import type { Flood, FloodSource } from "./flood-panel.tsx";

interface FloodBannerProps {
  readonly flood: Flood;
  readonly onOnly: (source: string) => void;
  readonly onClear: (source: FloodSource) => void;
}

/** More than people would send: from where, and what can be done about it. */
export function FloodBanner({ flood: { since, count, sources }, onOnly, onClear }: FloodBannerProps) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  return (
    <Notice kind="warning" title={text("flood.title", { count })}>
      <p>{text("flood.body", { since: formatDateTime(locale, since) })}</p>
      {sources.length > 0 && (
        <ul className="flood-sources">
          {sources.map((source, place) => {
            const name = text("flood.source", { place: place + 1 });
            return (
              <li key={source.id}>
                <div>
                  <p>
                    <strong>{name}</strong> · {text("flood.count", { count: source.count })}
                  </p>
                  <p className="hint">
                    {text("flood.times", { first: formatDateTime(locale, source.firstAt), last: formatTime(locale, source.lastAt) })}
                    {source.contactDomains.length > 0 &&
                      ` · ${text("flood.domains", { domains: formatList(locale, source.contactDomains) })}`}
                  </p>
                </div>
                <div className="row">
                  <Button kind="secondary" onClick={() => onOnly(source.id)}>
                    {text("flood.only")} <span className="visually-hidden">({name})</span>
                  </Button>
                  <Button kind="secondary" onClick={() => onClear(source)}>
                    {text("flood.clear")} <span className="visually-hidden">({name})</span>
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </Notice>
  );
}
