import { Link } from "react-router";
import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { formatMoney } from "../../shared/language/money.ts";
import { Icon } from "../../shared/ui/icon.tsx";
import { useText } from "../use-text.ts";

const OpenInvoicesCardFields = graphql(`
  fragment OpenInvoicesCard on OpenInvoices {
    count
    total {
      cents
    }
  }
`);

/** What waits to be paid; nothing where nothing does. */
export function OpenInvoicesCard({ open }: { open: FragmentType<typeof OpenInvoicesCardFields> }) {
  const { count, total } = readFragment(OpenInvoicesCardFields, open);
  const { locale } = useLanguage();
  const text = useText();
  if (count === 0) return null;
  return (
    <p className="card waiting-card">
      <Icon name="invoice" />
      <span suppressHydrationWarning>{text("invoices.waiting", { count, amount: formatMoney(locale, total.cents) })}</span>
      <Link className="button" to="/invoices">
        {text("invoices.open")}
      </Link>
    </p>
  );
}
