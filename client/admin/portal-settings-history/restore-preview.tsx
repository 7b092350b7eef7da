import { Link } from "react-router";
import { problemsOf, useWording } from "../../shared/forms/problems.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { UserErrorFields } from "../../shared/forms/problems.ts";
import { Notice } from "../../shared/ui/notice.tsx";
import { ImpactSummary } from "../portal-settings/impact/impact-lines.tsx";
import { useText } from "../use-text.ts";
import { DifferenceList } from "./difference-list.tsx";
import { settingsPath } from "./history-path.ts";
import type { RestorePreviewState } from "./use-restore-preview.ts";

/** What would change now, what it touches, and what stands in the way. */
export function RestorePreview({ preview: { impact, statuses, before, after } }: { preview: RestorePreviewState }) {
  const text = useText();
  return (
    <>
      {impact.errors.length > 0 && <RestoreObstacles errors={impact.errors} />}
      <h3>{text("restore.changes")}</h3>
      <DifferenceList statuses={statuses} before={before} after={after} />
      <ImpactSummary impact={impact} />
    </>
  );
}

function RestoreObstacles({ errors }: { errors: RestorePreviewState["impact"]["errors"] }) {
  const text = useText();
  const word = useWording();
  const withoutStripe = readFragment(UserErrorFields, errors).some(({ code }) => code === "STRIPE_NOT_CONFIGURED");
  return (
    <Notice kind="danger" title={text("restore.refused")}>
      {problemsOf(errors).map((problem, index) => (
        <p key={index}>{word(problem)}</p>
      ))}
      {withoutStripe && (
        <p>
          {text("restore.stripe")} <Link to={settingsPath}>{text("restore.stripeLink")}</Link>
        </p>
      )}
    </Notice>
  );
}
