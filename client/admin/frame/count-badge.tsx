import { formatNumber } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import "./count-badge.css";

interface CountBadgeProps {
  readonly count: number;
  /** More than that is not counted. */
  readonly most: number;
  /** What is counted, with the count, for whoever listens. */
  readonly label: string;
}

/** A number beside what leads to what it counts. */
export function CountBadge({ count, most, label }: CountBadgeProps) {
  const { locale } = useLanguage();
  return (
    <span className="count-badge">
      <span aria-hidden="true">{count > most ? `${formatNumber(locale, most)}+` : formatNumber(locale, count)}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
