import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { NotForYou } from "../not-for-you.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import "../registrations.css";
import "../review.css";
import { BackToRegistration } from "./back-to-registration.tsx";
import { MergeSourceFields, MergeTargetFields } from "./merge-fields.ts";
import { MergeForm } from "./merge-form.tsx";

const RegistrationAndChart = graphql(`
  query RegistrationAndChart($id: ID!, $patientId: ID!) {
    registration(id: $id) {
      ...MergeSource
    }
    patient(id: $patientId) {
      ...MergeTarget
    }
  }
`);

export default function MergePage() {
  const { id = "", patientId = "" } = useParams();
  const { permissions } = useStaff();
  const may = permissions.includes("REGISTRATIONS") && permissions.includes("PATIENTS_WRITE");
  return may ? <Merge key={`${id} ${patientId}`} id={id} patientId={patientId} /> : <NotForYou />;
}

function Merge({ id, patientId }: { id: string; patientId: string }) {
  const { clinic } = useStaff();
  const text = useRegistrationText();
  const [{ data, error }, load] = useQuery({ query: RegistrationAndChart, variables: { id, patientId } });
  const reload = (): void => load({ requestPolicy: "network-only" });
  return (
    <div className="stack-wide registrations">
      <div className="stack">
        <BackToRegistration id={id} />
        <PageHeading title={text("merge.title")} place={clinic.name} />
        <p className="soft">{text("merge.lead")}</p>
      </div>
      <PageState data={data} error={error} onRetry={reload} skeleton={<Skeleton shapes={["line", "tile", "tile"]} />}>
        {({ registration, patient }) =>
          registration && patient ? (
            <MergeForm
              source={readFragment(MergeSourceFields, registration)}
              target={readFragment(MergeTargetFields, patient)}
              onReload={reload}
            />
          ) : (
            <Notice kind="neutral">
              <p>{text("merge.missing")}</p>
            </Notice>
          )
        }
      </PageState>
    </div>
  );
}
