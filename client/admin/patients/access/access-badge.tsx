import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { useText } from "../../use-text.ts";

const AccessBadgeFields = graphql(`
  fragment AccessBadge on PatientPortalAccess {
    enabled
    effective
  }
`);

/** Whether the patient can be in the portal, told from where the chart's own switch is on and something else stands in the way. */
export function AccessBadge({ access }: { access: FragmentType<typeof AccessBadgeFields> }) {
  const text = useText();
  const { enabled, effective } = readFragment(AccessBadgeFields, access);
  if (effective) return <span className="badge good">{text("access.badge.on")}</span>;
  return enabled ? (
    <span className="badge caution">{text("access.badge.blocked")}</span>
  ) : (
    <span className="badge plain">{text("access.badge.off")}</span>
  );
}
