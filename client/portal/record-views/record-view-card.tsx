import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { formatDateTime, formatList, formatTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useText } from "../use-text.ts";

const RecordViewFields = graphql(`
  fragment RecordView on RecordView {
    viewedAt
    since
    what
    count
    by {
      kind
      name
      role
    }
  }
`);

export function RecordViewCard({ view }: { view: FragmentType<typeof RecordViewFields> }) {
  const { by, what, count, since, viewedAt } = readFragment(RecordViewFields, view);
  const { locale } = useLanguage();
  const text = useText();
  const minuteOf = (instant: string): string => instant.slice(0, 16);
  const when =
    minuteOf(since) === minuteOf(viewedAt)
      ? formatDateTime(locale, viewedAt)
      : text("views.from", { from: formatDateTime(locale, since), to: formatTime(locale, viewedAt) });
  const role = by.role ? text(`views.role.${by.role}`) : text(`views.kind.${by.kind}`);
  const acts = formatList(
    locale,
    what.map((kind) => text(`views.what.${kind}`)),
  );
  return (
    <article className="view">
      <h2>{by.kind === "SUPPORT" ? text("views.kind.SUPPORT") : by.kind === "SYSTEM" ? text("views.kind.SYSTEM") : by.name}</h2>
      {(by.kind === "STAFF" || by.kind === "CONSUMER") && <p className="soft">{role}</p>}
      <p>
        {acts}
        {count > what.length && ` (${text("views.count", { count })})`}
      </p>
      <p className="soft">{when}</p>
    </article>
  );
}
