import { useCallback, useEffect, useState } from "react";
import { type CombinedError, useClient } from "urql";
import { graphql } from "../../gql/index.ts";
import type { BulkAccessFilterInput } from "../../gql/graphql.ts";
import type { Problem } from "../../shared/forms/problems.ts";
import { usePages } from "../../shared/paging/use-pages.ts";
import { bulkProblems } from "./bulk-problems.ts";
import { filterOf, type Selection } from "./selection.ts";

const BulkAccessCount = graphql(`
  query BulkAccessCount($enabled: Boolean!, $filter: BulkAccessFilterInput!) {
    bulkAccessPreview(enabled: $enabled, filter: $filter) {
      count
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const BulkAccessSample = graphql(`
  query BulkAccessSample($enabled: Boolean!, $filter: BulkAccessFilterInput!, $first: Int!, $after: String) {
    bulkAccessPreview(enabled: $enabled, filter: $filter) {
      patients(first: $first, after: $after) {
        edges {
          node {
            id
            ...SampleChart
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** Somebody who is still typing is asked about once. */
const pauseMilliseconds = 300;
const pageSize = 10;

interface Question {
  readonly enabled: boolean;
  readonly filter: BulkAccessFilterInput;
}

interface Counted {
  readonly asked: string;
  readonly turn: number;
  readonly count: number | null;
  readonly problems: readonly Problem[];
  readonly error: CombinedError | undefined;
}

/** How many charts are selected and which, a moment after the last change of the selection. */
export function usePreview(selection: Selection) {
  const client = useClient();
  const wanted = JSON.stringify({ enabled: selection.enabled, filter: filterOf(selection) } satisfies Question);
  const [asked, setAsked] = useState(wanted);
  const [turn, setTurn] = useState(0);
  const [counted, setCounted] = useState<Counted | null>(null);

  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [wanted]);
  useEffect(() => {
    let current = true;
    void client
      .query(BulkAccessCount, JSON.parse(asked) as Question)
      .toPromise()
      .then(({ data, error }) => {
        if (!current) return;
        const problems = data ? bulkProblems(data.bulkAccessPreview.errors, error) : [];
        setCounted({ asked, turn, count: problems.length > 0 ? null : (data?.bulkAccessPreview.count ?? null), problems, error });
      });
    return () => {
      current = false;
    };
  }, [client, asked, turn]);
  const load = useCallback(
    async (after: string | null) => {
      const variables = { ...(JSON.parse(asked) as Question), first: pageSize, after };
      const { data, error } = await client.query(BulkAccessSample, variables).toPromise();
      return { connection: data?.bulkAccessPreview.patients, error };
    },
    [client, asked],
  );
  const sample = usePages(load);
  const known = counted?.asked === wanted && counted.turn === turn ? counted : null;
  return {
    sample,
    /** Null until it is known, and where the selection is refused. */
    count: known?.count ?? null,
    problems: known?.problems ?? [],
    /** Why neither the charts nor their number can be shown, where that is nobody's mistake. */
    error: known?.error ?? sample.error,
    counting: known === null,
    reload: () => {
      setTurn(turn + 1);
      sample.reload();
    },
  };
}

export type Preview = ReturnType<typeof usePreview>;
