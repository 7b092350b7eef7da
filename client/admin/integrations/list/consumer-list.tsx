import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { MoreList } from "../../../shared/paging/more-list.tsx";
import { usePages } from "../../../shared/paging/use-pages.ts";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import "../../rows/rows.css";
import { useMoreWords } from "../../use-more-words.ts";
import { useIntegrationText } from "../integration-texts.ts";
import { ConsumerRow } from "./consumer-row.tsx";

const ApiConsumers = graphql(`
  query ApiConsumers($after: String) {
    apiConsumers(first: 50, after: $after) {
      edges {
        node {
          id
          ...ConsumerFields
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export function ConsumerList() {
  const client = useClient();
  const text = useIntegrationText();
  const words = useMoreWords();
  const load = useCallback(
    async (after: string | null) => {
      const { data, error } = await client.query(ApiConsumers, { after }).toPromise();
      return { connection: data?.apiConsumers, error };
    },
    [client],
  );
  const list = usePages(load);
  return (
    <PageState data={list.nodes} error={list.error} onRetry={list.reload} skeleton={<Skeleton shapes={["tile", "tile"]} />}>
      {(nodes) =>
        nodes.length === 0 ? (
          <Notice kind="neutral" title={text("integrations.none")}>
            <p>{text("integrations.noneBody")}</p>
          </Notice>
        ) : (
          <MoreList list={list} words={words} className="row-list" label={text("integrations.title")} keyOf={({ id }) => id}>
            {(consumer) => <ConsumerRow consumer={consumer} />}
          </MoreList>
        )
      }
    </PageState>
  );
}
