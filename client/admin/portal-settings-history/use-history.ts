import { useState } from "react";
import { useClient, useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
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

type Page = FragmentType<typeof RevisionPage>;

/** The first page with the settings in force, and the pages that were asked for since. */
export function useHistory(setting: SettingName | null) {
  const client = useClient();
  const field = setting && fieldOf(setting);
  const [{ data, error }, reload] = useQuery({ query: SettingsHistory, variables: { first: pageSize, field } });
  const [later, setLater] = useState<{ readonly after: typeof data; readonly pages: readonly Page[] }>({ after: undefined, pages: [] });
  const [phase, setPhase] = useState<"idle" | "busy" | "failed">("idle");
  // Pages that followed another first page would leave gaps.
  const more = later.after === data ? later.pages : [];
  const pages = data ? readFragment(RevisionPage, [data.portalSettings.history, ...more]) : [];
  const last = pages.at(-1)?.pageInfo;

  /** Answers how many came; null where it failed. */
  const showMore = async (): Promise<number | null> => {
    setPhase("busy");
    const variables = { first: pageSize, after: last?.endCursor ?? null, field };
    const next = (await client.query(MoreSettingsHistory, variables).toPromise()).data?.portalSettings.history;
    setPhase(next ? "idle" : "failed");
    if (!next) return null;
    setLater({ after: data, pages: [...more, next] });
    return readFragment(RevisionPage, next).edges.length;
  };
  return {
    settings: data?.portalSettings,
    revisions: pages.flatMap((page) => page.edges.map(({ node }) => node)),
    /** Where the last page that was added begins; 0 for the first. */
    addedFrom: pages.slice(0, -1).flatMap((page) => page.edges).length,
    hasMore: last?.hasNextPage ?? false,
    error,
    phase,
    showMore,
    reload: () => reload({ requestPolicy: "network-only" }),
  };
}
