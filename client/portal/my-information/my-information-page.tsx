import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { OwnPage } from "../frame/own-page.tsx";
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
  const text = useText();
  const [{ data, error }, retry] = useQuery({ query: PortalMyInformation, requestPolicy: "network-only" });
  return (
    <OwnPage title={text("information.title")} lead={text("information.lead")}>
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
    </OwnPage>
  );
}
