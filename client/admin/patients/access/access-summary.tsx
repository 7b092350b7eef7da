import type { PatientAccessFragment } from "../../../gql/graphql.ts";
import { formatList } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useText } from "../../use-text.ts";

/** The answer in one sentence; where the gates are open, also what would still stop the patient at sign-in. */
export function AccessSummary({ chart: { firstName, portalAccess } }: { chart: PatientAccessFragment }) {
  const { locale } = useLanguage();
  const text = useText();
  const { effective, gates, obstacles } = portalAccess;
  const closed = (gates ?? []).filter(({ open }) => !open).map(({ kind }) => text(`access.closed.${kind}`));
  const inTheWay = obstacles ?? [];
  const kind = !effective || inTheWay.length > 0 ? "warning" : "success";
  return (
    <Notice kind={kind}>
      <p className="access-answer">
        {!effective
          ? text("access.no", { name: firstName, why: formatList(locale, closed) })
          : text(inTheWay.length > 0 ? "access.yesBut" : "access.yes", { name: firstName })}
      </p>
      {inTheWay.length > 0 && (
        <>
          {!effective && <p>{text("access.obstacles")}</p>}
          <ul className="bullets">
            {inTheWay.map((obstacle) => (
              <li key={obstacle}>{text(`access.obstacle.${obstacle}`)}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
