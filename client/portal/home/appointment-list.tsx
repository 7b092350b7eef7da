import { useClient } from "urql";
import type { AppointmentsWhen } from "../../gql/graphql.ts";
import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { MoreList } from "../../shared/paging/more-list.tsx";
import { useLaterPages } from "../../shared/paging/use-later-pages.ts";
import { useText } from "../use-text.ts";
import { AppointmentCard } from "./appointment-card.tsx";

export const AppointmentListFields = graphql(`
  fragment AppointmentList on AppointmentConnection {
    edges {
      node {
        id
        ...AppointmentCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);

const MoreAppointments = graphql(`
  query MoreAppointments($when: AppointmentsWhen!, $first: Int!, $after: String) {
    viewer {
      patient {
        appointments(when: $when, first: $first, after: $after) {
          ...AppointmentList
        }
      }
    }
  }
`);

export const pageSize = 5;

interface AppointmentListProps {
  readonly when: AppointmentsWhen;
  readonly first: FragmentType<typeof AppointmentListFields>;
}

export function AppointmentList({ when, first }: AppointmentListProps) {
  const text = useText();
  const client = useClient();
  const list = useLaterPages(readFragment(AppointmentListFields, first), async (after) => {
    const { data, error } = await client.query(MoreAppointments, { when, first: pageSize, after }).toPromise();
    return { connection: readFragment(AppointmentListFields, data?.viewer?.patient?.appointments), error };
  });
  const words = { show: text(`home.more.${when}`), added: (count: number) => text("home.added", { count }) };
  if (list.nodes?.length === 0) return <p className="empty">{text(`appointments.none.${when}`)}</p>;
  return (
    <MoreList list={list} words={words} className="appointments" keyOf={({ id }) => id}>
      {(appointment) => <AppointmentCard appointment={appointment} past={when === "PAST"} />}
    </MoreList>
  );
}
