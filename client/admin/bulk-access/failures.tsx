import { useCallback, useState } from "react";
import { Link } from "react-router";
import { useClient } from "urql";
import { graphql } from "../../gql/index.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { MoreList } from "../../shared/paging/more-list.tsx";
import { usePages } from "../../shared/paging/use-pages.ts";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { nameOf } from "../patients/patient-name.ts";
import { patientPath } from "../patients/patient-paths.ts";
import { useMoreWords } from "../use-more-words.ts";
import { useText } from "../use-text.ts";
import { FailurePage } from "./bulk-fields.ts";

const BulkAccessFailures = graphql(`
  query BulkAccessFailures($id: ID!, $kept: Boolean!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on BulkAccessChange {
        failures(first: $first, after: $after) @skip(if: $kept) {
          ...FailurePage
        }
        undoFailures(first: $first, after: $after) @include(if: $kept) {
          ...FailurePage
        }
      }
    }
  }
`);

const pageSize = 20;

interface FailuresProps {
  readonly id: string;
  readonly of: "failures" | "undoFailures";
  readonly count: number;
}

/** The charts that could not be dealt with, read when somebody opens them. */
export function Failures({ id, of, count }: FailuresProps) {
  const text = useText();
  const [opened, setOpened] = useState(false);
  return (
    <details className="bulk-failures" onToggle={({ currentTarget }) => setOpened((before) => before || currentTarget.open)}>
      <summary>{text(of === "failures" ? "bulk.failures" : "bulk.kept", { count })}</summary>
      {opened && <FailureList id={id} of={of} />}
    </details>
  );
}

function FailureList({ id, of }: Omit<FailuresProps, "count">) {
  const { locale } = useLanguage();
  const text = useText();
  const words = useMoreWords();
  const client = useClient();
  const load = useCallback(
    async (after: string | null) => {
      const { data, error } = await client
        .query(BulkAccessFailures, { id, kept: of === "undoFailures", first: pageSize, after })
        .toPromise();
      const change = data?.node?.__typename === "BulkAccessChange" ? data.node : null;
      return { connection: readFragment(FailurePage, change?.failures ?? change?.undoFailures), error };
    },
    [client, id, of],
  );
  const list = usePages(load);
  return (
    <PageState data={list.nodes} error={list.error} onRetry={list.reload} skeleton={<Skeleton shapes={["line", "line"]} />}>
      {() => (
        <MoreList
          list={list}
          words={words}
          className="bulk-failure-list"
          label={text("bulk.failureList")}
          keyOf={({ patient }) => patient?.id ?? ""}
        >
          {({ patient, reasonText }) => (
            <>
              {patient ? <Link to={patientPath(patient.id)}>{nameOf(patient)}</Link> : text("bulk.chartGone")}
              <span className="hint"> {reasonText[locale]}</span>
            </>
          )}
        </MoreList>
      )}
    </PageState>
  );
}
