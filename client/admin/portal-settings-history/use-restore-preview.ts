import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { ImpactFields } from "../portal-settings/impact/impact-fields.ts";
import { PortalSettingsFields } from "../portal-settings/portal-settings-fields.ts";
import { valuesOf } from "../portal-settings/settings-values.ts";
import { RevisionFields } from "./revision-fields.ts";
import { valuesOfRevision } from "./revision-values.ts";

/** The settings in force and what would become of them: in one look, so that they belong together. */
const RestorePreview = graphql(`
  query RestorePreview($revisionId: ID!) {
    portalSettings {
      ...PortalSettingsFields
    }
    portalSettingsImpact(input: { revisionId: $revisionId }) {
      ...ImpactFields
      after {
        ...RevisionValuesFields
      }
    }
    node(id: $revisionId) {
      ... on PortalSettingsRevision {
        id
        ...RevisionFields
      }
    }
  }
`);

/** What restoring a revision would do now. */
export function useRestorePreview(revisionId: string) {
  const [{ data, error, fetching }, look] = useQuery({ query: RestorePreview, variables: { revisionId } });
  const revision = data?.node?.__typename === "PortalSettingsRevision" ? readFragment(RevisionFields, data.node) : null;
  const settings = readFragment(PortalSettingsFields, data?.portalSettings);
  const impact = readFragment(ImpactFields, data?.portalSettingsImpact);
  const shown = () => {
    if (!settings || !impact || !revision) return null;
    const statuses = settings.appointmentStatusVisibility;
    // What is refused has no outcome: then the revision itself says what it is about.
    const after = valuesOfRevision(data?.portalSettingsImpact.after ?? revision.after, statuses);
    return { settings, impact, statuses, before: valuesOf(settings), after };
  };
  return { preview: shown(), fetching, error, look: () => look({ requestPolicy: "network-only" }) };
}

export type RestorePreviewState = NonNullable<ReturnType<typeof useRestorePreview>["preview"]>;
