import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime, formatList } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useText } from "../../use-text.ts";
import { useActorName } from "../use-actor-name.ts";

const ChartViewLine = graphql(`
  fragment ChartViewLine on RecordView {
    viewedAt
    since
    count
    what
    by {
      ...ActorName
    }
  }
`);

/** Who it was, what they did, and when; several acts in a row stand on one line. */
export function RecordViewLine({ look }: { look: FragmentType<typeof ChartViewLine> }) {
  const { locale } = useLanguage();
  const text = useText();
  const actorName = useActorName();
  const { viewedAt, since, count, what, by } = readFragment(ChartViewLine, look);
  const [from, to] = [formatDateTime(locale, since), formatDateTime(locale, viewedAt)];
  return (
    <div className="record-view">
      <p>
        <strong>{actorName(by)}</strong>{" "}
        <span className="soft">
          {formatList(
            locale,
            what.map((kind) => text(`views.what.${kind}`)),
          )}
        </span>
      </p>
      <p className="hint">
        {from === to ? to : text("views.between", { from, to })} {count > 1 && text("views.count", { count })}
      </p>
    </div>
  );
}
