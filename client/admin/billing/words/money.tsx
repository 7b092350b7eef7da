import { formatMoney } from "../../../shared/language/money.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";

/** An amount, whose digits stand below those of the next one. */
export function Money({ cents }: { cents: number }) {
  const { locale } = useLanguage();
  return <span className="money">{formatMoney(locale, cents)}</span>;
}
