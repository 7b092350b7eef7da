import type { TaxCode } from "../../../gql/graphql.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useBillingText } from "../billing-texts.ts";
import { formatRate } from "./format-rate.ts";

/** "TVQ (9,975 %)". */
export function TaxLabel({ code, percent }: { code: TaxCode; percent: string }) {
  const { locale } = useLanguage();
  const text = useBillingText();
  return <>{text("tax.withRate", { tax: text(`tax.${code}`), rate: formatRate(locale, percent) })}</>;
}
