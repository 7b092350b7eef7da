import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { usePages } from "../../../shared/paging/use-pages.ts";
import { DeliveryCard } from "../../deliveries/delivery-card.tsx";
import "../../deliveries/deliveries.css";
import { useText } from "../../use-text.ts";
import { SectionList } from "./section-list.tsx";

const PatientDeliveriesQuery = graphql(`
  query PatientDeliveries($id: ID!, $first: Int!, $after: String) {
    patient(id: $id) {
      deliveries(first: $first, after: $after) {
        edges {
          node {
            id
            ...DeliveryFields
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

const pageSize = 10;

/** What could not be delivered to the patient. */
export function PatientDeliveries({ id }: { id: string }) {
  const client = useClient();
  const text = useText();
  const load = useCallback(
    async (after: string | null) => {
      const { data, error } = await client.query(PatientDeliveriesQuery, { id, first: pageSize, after }).toPromise();
      return { connection: data?.patient?.deliveries, error };
    },
    [client, id],
  );
  return (
    <SectionList
      list={usePages(load)}
      className="deliveries-list"
      label={text("chart.section.messages")}
      empty={text("chart.noMessages")}
      keyOf={(delivery) => delivery.id}
    >
      {(delivery) => <DeliveryCard delivery={delivery} />}
    </SectionList>
  );
}
