import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { Icon } from "../../shared/ui/icon.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { InformationForm } from "./information-form.tsx";
import { OwnDetails } from "./my-information-fields.ts";
import { OwnIdentity } from "./own-identity.tsx";
import "./my-information.css";

const PortalMyInformation = graphql(`
  query PortalMyInformation {
    viewer {
      patient {
        id
        ...OwnIdentity
        ...OwnDetails
      }
    }
  }
`);

export default function MyInformationPage() {
  const { portal } = useSession();
  const text = useText();
  const [{ data, error }, retry] = useQuery({ query: PortalMyInformation, requestPolicy: "network-only" });
  return (
    <div className="stack-wide">
      <p>
        <Link className="back" to="/">
          <Icon name="back" />
          {text("appointment.all")}
        </Link>
      </p>
      <div className="stack">
        <PageHeading title={text("information.title")} place={portal.clinic.name} />
        <p className="soft">{text("information.lead")}</p>
      </div>
      <PageState
        data={data?.viewer?.patient}
        error={error}
        onRetry={retry}
        skeleton={<Skeleton shapes={["line", "line", "tile", "control", "control"]} />}
      >
        {(patient) => (
          <>
            <OwnIdentity patient={patient} />
            <section className="stack" aria-labelledby="views">
              <h2 id="views">{text("information.views")}</h2>
              <p className="soft">{text("information.viewsLead")}</p>
              <p>
                <Link className="button secondary" to="/record-views">
                  {text("information.views")}
                </Link>
              </p>
            </section>
            <InformationForm loaded={readFragment(OwnDetails, patient)} />
          </>
        )}
      </PageState>
    </div>
  );
}
