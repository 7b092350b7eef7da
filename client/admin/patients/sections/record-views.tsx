import { useCallback } from "react";
import { Link } from "react-router";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { usePages } from "../../../shared/paging/use-pages.ts";
import { auditPath } from "../../audit/audit-filter.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { useText } from "../../use-text.ts";
import { RecordViewLine } from "./record-view-line.tsx";
import { SectionList } from "./section-list.tsx";

const ChartRecordViews = graphql(`
  query ChartRecordViews($id: ID!, $first: Int!, $after: String) {
    patient(id: $id) {
      recordViews(first: $first, after: $after) {
        edges {
          cursor
          node {
            ...ChartViewLine
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

const pageSize = 20;

/** Who looked at the chart or changed it. */
export function RecordViews({ id }: { id: string }) {
  const client = useClient();
  const { permissions } = useStaff();
  const text = useText();
  const load = useCallback(
    async (after: string | null) => {
      const { data, error } = await client.query(ChartRecordViews, { id, first: pageSize, after }).toPromise();
      const views = data?.patient?.recordViews;
      // A look has no id of its own: its place in the list stands for it.
      const edges = views?.edges.map(({ cursor, node }) => ({ node: { cursor, look: node } }));
      return { connection: views && edges && { edges, pageInfo: views.pageInfo }, error };
    },
    [client, id],
  );
  return (
    <>
      <p className="soft">{text("views.lead")}</p>
      {permissions.includes("AUDIT_READ") && (
        <p>
          <Link to={auditPath({ patientId: id })}>{text("views.inTrail")}</Link>
        </p>
      )}
      <SectionList
        list={usePages(load)}
        className="card record-views"
        label={text("chart.section.views")}
        empty={text("views.none")}
        keyOf={({ cursor }) => cursor}
      >
        {({ look }) => <RecordViewLine look={look} />}
      </SectionList>
    </>
  );
}
