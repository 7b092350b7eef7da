import { graphql } from "../../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../../shared/graphql/fragments.ts";
import { formatList } from "../../../../shared/language/formats.ts";
import { useLanguage } from "../../../../shared/language/language-provider.tsx";
import { useBillingText } from "../../billing-texts.ts";

const NoticeLineFields = graphql(`
  fragment NoticeLine on Invoice {
    notice {
      channels
      obstacle
    }
  }
`);

/** How the patient will learn of the invoice, or why they will not. */
export function NoticeLine({ invoice }: { invoice: FragmentType<typeof NoticeLineFields> }) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const { notice } = readFragment(NoticeLineFields, invoice);
  if (!notice) return null;
  if (notice.obstacle) return <li>{text(`issue.untold.${notice.obstacle}`)}</li>;
  const ways = notice.channels.map((channel) => text(`issue.by.${channel}`));
  return <li>{text("issue.told", { how: formatList(locale, ways) })}</li>;
}
