import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import type { PortalAppointmentQuery } from "../../gql/graphql.ts";
import { AppointmentFacts } from "../../shared/appointments/appointment-facts.tsx";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { serverNow } from "../../shared/graphql/server-clock.ts";
import { formatDay } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { BackLink } from "../frame/back-link.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import "../../shared/appointments/appointments.css";
import { AppointmentActions } from "./appointment-actions.tsx";
import { AppointmentFactsFields } from "./appointment-facts.ts";

const PortalAppointment = graphql(`
  query PortalAppointment($id: ID!) {
    node(id: $id) {
      __typename
      ... on Appointment {
        ...AppointmentFacts
        ...AppointmentActions
      }
    }
  }
`);

export default function AppointmentPage() {
  const { id = "" } = useParams();
  const [{ data, error }, retry] = useQuery({ query: PortalAppointment, variables: { id } });
  return (
    <div className="stack-wide">
      <BackLink to="/" />
      <PageState data={data} error={error} onRetry={retry} skeleton={<Skeleton shapes={["title", "line", "line", "line", "control"]} />}>
        {({ node }) => (node?.__typename === "Appointment" ? <Details appointment={node} /> : <NotAvailable />)}
      </PageState>
    </div>
  );
}

type Found = Extract<PortalAppointmentQuery["node"], { __typename: "Appointment" }>;

function Details({ appointment }: { appointment: Found }) {
  const { portal } = useSession();
  const { locale } = useLanguage();
  const text = useText();
  const facts = readFragment(AppointmentFactsFields, appointment);
  const day = formatDay(locale, facts.startsAt, facts.location.timeZone);
  return (
    <div className="stack">
      <PageHeading title={text("appointment.title")} place={portal.clinic.name}>
        {day}
      </PageHeading>
      <AppointmentFacts appointment={facts} />
      <AppointmentActions appointment={appointment} past={Date.parse(facts.endsAt) < serverNow()} />
    </div>
  );
}

/** The same for one that is hidden, someone else's, or never existed. */
function NotAvailable() {
  const { portal } = useSession();
  const text = useText();
  return (
    <div className="stack">
      <PageHeading title={text("appointment.gone")} place={portal.clinic.name} />
      <p>{text("appointment.goneBody")}</p>
    </div>
  );
}
