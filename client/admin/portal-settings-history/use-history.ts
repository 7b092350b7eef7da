import { useClient, useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { useLaterPages } from "../../shared/paging/use-later-pages.ts";
import { RevisionPage } from "./revision-fields.ts";
import { fieldOf, type SettingName } from "./setting-fields.ts";

const SettingsHistory = graphql(`
  query SettingsHistory($first: Int!, $field: PortalSettingsField) {
    portalSettings {
      ...PortalSettingsFields
      history(first: $first, field: $field) {
        ...RevisionPage
      }
    }
  }
`);

const MoreSettingsHistory = graphql(`
  query MoreSettingsHistory($first: Int!, $after: String, $field: PortalSettingsField) {
    portalSettings {
      history(first: $first, after: $after, field: $field) {
        ...RevisionPage
      }
    }
  }
`);

const pageSize = 10;

/** The first page with the settings in force, and the pages that were asked for since. */
export function useHistory(setting: SettingName | null) {
  const client = useClient();
  const field = setting && fieldOf(setting);
  const [{ data, error }, reload] = useQuery({ query: SettingsHistory, variables: { first: pageSize, field } });
  const revisions = useLaterPages(readFragment(RevisionPage, data?.portalSettings.history) ?? null, async (after) => {
    const next = await client.query(MoreSettingsHistory, { first: pageSize, after, field }).toPromise();
    return { connection: readFragment(RevisionPage, next.data?.portalSettings.history), error: next.error };
  });
  return { settings: data?.portalSettings, revisions, error, reload: () => reload({ requestPolicy: "network-only" }) };
}
