import { serverNow } from "../graphql/server-clock.ts";
import { formatDay } from "../language/formats.ts";
import { useLanguage } from "../language/language-provider.tsx";
import { useSharedText } from "../language/use-text.ts";
import { daysSince } from "./days-since.ts";

interface DayRuleProps {
  readonly at: string;
  readonly timeZone: string;
}

/** Between the messages of two days: "Today", "Yesterday", or the day in full. */
export function DayRule({ at, timeZone }: DayRuleProps) {
  const { locale } = useLanguage();
  const text = useSharedText();
  const days = daysSince(at, serverNow(), timeZone);
  const name = days === 0 ? text("message.today") : days === 1 ? text("message.yesterday") : formatDay(locale, at, timeZone);
  return (
    <p className="message-rule">
      <span>{name}</span>
    </p>
  );
}

/** Before the first message that was not read yet. */
export function NewRule() {
  const text = useSharedText();
  return (
    <p className="message-rule new">
      <span>{text("message.new")}</span>
    </p>
  );
}
