import { useEffect } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import type { BulkChangeFieldsFragment } from "../../gql/graphql.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { BulkChangeFields } from "./bulk-fields.ts";

const BulkAccessChanges = graphql(`
  query BulkAccessChanges($first: Int!) {
    bulkAccessChanges(first: $first) {
      edges {
        node {
          id
          ...BulkChangeFields
        }
      }
    }
  }
`);

const mostShown = 50;
const lookEveryMs = 1_000;

export type BulkChange = BulkChangeFieldsFragment;

export const isUnderWay = ({ status, undoStatus }: BulkChange): boolean => status === "RUNNING" || undoStatus === "RUNNING";

export const isOpen = (change: BulkChange): boolean => isUnderWay(change) || change.status === "PAUSED";

/** How far all of them are: another text once any began, was paused, ended or was undone. */
export const stageOf = (changes: readonly BulkChange[]): string =>
  changes.map(({ id, status, undoStatus }) => `${id} ${status} ${undoStatus}`).join();

/** The clinic's bulk changes, the latest first; looked at every second while one is under way. */
export function useChanges() {
  const [{ data, error, fetching }, look] = useQuery({ query: BulkAccessChanges, variables: { first: mostShown } });
  const changes = data?.bulkAccessChanges.edges.map(({ node }) => readFragment(BulkChangeFields, node));
  const underWay = changes?.some(isUnderWay) ?? false;

  useEffect(() => {
    if (!underWay || fetching) return;
    const timer = setTimeout(() => look({ requestPolicy: "network-only" }), lookEveryMs);
    return () => clearTimeout(timer);
  }, [underWay, fetching, look]);
  return { changes, error, reload: () => look({ requestPolicy: "network-only" }) };
}
