import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { AppointmentList, pageSize } from "./appointment-list.tsx";
import { OpenInvoicesCard } from "./open-invoices-card.tsx";
import { UnreadCard } from "./unread-card.tsx";
import "./waiting-card.css";

const PortalHome = graphql(`
  query PortalHome($first: Int!) {
    viewer {
      patient {
        id
        openInvoices {
          ...OpenInvoicesCard
        }
        upcoming: appointments(when: UPCOMING, first: $first) {
          ...AppointmentList
        }
        past: appointments(when: PAST, first: $first) {
          ...AppointmentList
        }
      }
    }
  }
`);

export default function HomePage() {
  const { portal, patient } = useSession();
  const text = useText();
  const [{ data, error }, retry] = useQuery({ query: PortalHome, variables: { first: pageSize } });
  return (
    <div className="stack-wide">
      <PageHeading title={text("home.title")} place={portal.clinic.name}>
        {text("home.greeting", { name: patient?.preferredName ?? patient?.firstName ?? "" })}
      </PageHeading>
      <UnreadCard />
      <PageState
        data={data?.viewer?.patient}
        error={error}
        onRetry={retry}
        skeleton={<Skeleton shapes={["title", "tile", "title", "tile"]} />}
      >
        {({ openInvoices, upcoming, past }) => (
          <>
            {openInvoices && <OpenInvoicesCard open={openInvoices} />}
            <section className="stack" aria-labelledby="upcoming">
              <h2 id="upcoming">{text("appointments.upcoming")}</h2>
              <AppointmentList when="UPCOMING" first={upcoming} />
            </section>
            <section className="stack" aria-labelledby="past">
              <h2 id="past">{text("appointments.past")}</h2>
              <AppointmentList when="PAST" first={past} />
            </section>
          </>
        )}
      </PageState>
    </div>
  );
}
