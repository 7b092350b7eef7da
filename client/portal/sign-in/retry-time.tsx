import { formatTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useText } from "../use-text.ts";

export function RetryTime({ at }: { at: string }) {
  const { locale } = useLanguage();
  return <p className="soft">{useText()("who.retryAt", { time: formatTime(locale, at) })}</p>;
}
