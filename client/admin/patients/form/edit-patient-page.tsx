import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useText } from "../../use-text.ts";
import { ChartMissing } from "../chart/chart-missing.tsx";
import { NotForYou } from "../not-for-you.tsx";
import "../patients.css";
import "./form.css";
import { BackToChart } from "./back-to-chart.tsx";
import { EditForm } from "./edit-form.tsx";
import { EditableChart } from "./editable-chart.ts";
import { TypeChoice } from "./type-choice.ts";

const EditPatient = graphql(`
  query EditPatient($id: ID!) {
    patient(id: $id) {
      ...EditableChart
    }
    clinic {
      identificationTypes {
        ...TypeChoice
      }
    }
  }
`);

export default function EditPatientPage() {
  const { id = "" } = useParams();
  return useStaff().permissions.includes("PATIENTS_WRITE") ? <EditPatientLoader key={id} id={id} /> : <NotForYou />;
}

function EditPatientLoader({ id }: { id: string }) {
  const { clinic } = useStaff();
  const text = useText();
  const [{ data, error }, retry] = useQuery({ query: EditPatient, variables: { id } });
  if (data && !data.patient && !error) return <ChartMissing />;
  const patient = readFragment(EditableChart, data?.patient);
  return (
    <div className="stack-wide patients">
      <BackToChart id={id} />
      <PageHeading title={text("form.editTitle")} place={clinic.name} />
      <PageState data={patient && data} error={error} onRetry={retry} skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}>
        {(loaded) => patient && <EditForm loaded={patient} types={readFragment(TypeChoice, loaded.clinic.identificationTypes)} />}
      </PageState>
    </div>
  );
}
