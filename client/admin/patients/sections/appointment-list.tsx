import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { AppointmentsWhen } from "../../../gql/graphql.ts";
import { usePages } from "../../../shared/paging/use-pages.ts";
import { useText } from "../../use-text.ts";
import { AppointmentItem } from "./appointment-item.tsx";
import { SectionList } from "./section-list.tsx";

const PatientAppointments = graphql(`
  query PatientAppointments($id: ID!, $when: AppointmentsWhen!, $first: Int!, $after: String) {
    patient(id: $id) {
      appointments(when: $when, first: $first, after: $after) {
        edges {
          node {
            id
            ...AppointmentItem
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

const pageSize = 5;

export function AppointmentList({ id, when }: { id: string; when: AppointmentsWhen }) {
  const client = useClient();
  const text = useText();
  const load = useCallback(
    async (after: string | null) => {
      const { data, error } = await client.query(PatientAppointments, { id, when, first: pageSize, after }).toPromise();
      return { connection: data?.patient?.appointments, error };
    },
    [client, id, when],
  );
  return (
    <SectionList
      list={usePages(load)}
      className="appointments"
      label={text(when === "PAST" ? "appointments.past" : "appointments.upcoming")}
      empty={text(`appointments.none.${when}`)}
      keyOf={(appointment) => appointment.id}
    >
      {(appointment) => <AppointmentItem appointment={appointment} past={when === "PAST"} />}
    </SectionList>
  );
}
