import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { usePages } from "../../../shared/paging/use-pages.ts";
import type { ListFilter } from "./list-filter.ts";

const Patients = graphql(`
  query Patients($search: String, $access: PatientAccessFilter, $archived: Boolean, $first: Int!, $after: String) {
    patients(search: $search, access: $access, archived: $archived, first: $first, after: $after) {
      edges {
        node {
          id
          ...PatientRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const pageSize = 20;

export function usePatients({ search, access, archived }: ListFilter) {
  const client = useClient();
  const load = useCallback(
    async (after: string | null) => {
      const variables = { search: search || null, access, archived, first: pageSize, after };
      const { data, error } = await client.query(Patients, variables).toPromise();
      return { connection: data?.patients, error };
    },
    [client, search, access, archived],
  );
  return usePages(load);
}
