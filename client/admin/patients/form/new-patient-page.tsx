import { useForm } from "react-hook-form";
import { useNavigate } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useText } from "../../use-text.ts";
import { BackToPatients } from "../chart/chart-head.tsx";
import { doneState } from "../chart/use-done.ts";
import { NotForYou } from "../not-for-you.tsx";
import { patientPath } from "../patient-paths.ts";
import "../patients.css";
import "./form.css";
import { ChartForm } from "./chart-form.tsx";
import type { ChartValues } from "./chart-values.ts";
import { emptyChart } from "./empty-chart.ts";
import { type ChosenType, TypeChoice } from "./type-choice.ts";
import { useCreateChart } from "./use-create-chart.ts";

const NewPatient = graphql(`
  query NewPatient {
    clinic {
      identificationTypes {
        ...TypeChoice
      }
    }
  }
`);

export default function NewPatientPage() {
  const { clinic, permissions } = useStaff();
  const text = useText();
  const [{ data, error }, retry] = useQuery({ query: NewPatient, pause: !permissions.includes("PATIENTS_WRITE") });
  if (!permissions.includes("PATIENTS_WRITE")) return <NotForYou />;
  return (
    <div className="stack-wide patients">
      <BackToPatients />
      <PageHeading title={text("form.newTitle")} place={clinic.name} />
      <PageState data={data} error={error} onRetry={retry} skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}>
        {(loaded) => <NewPatientForm types={readFragment(TypeChoice, loaded.clinic.identificationTypes)} />}
      </PageState>
    </div>
  );
}

/** A row stands ready for the first number: a chart needs one, unless the clinic gives it out itself. */
function NewPatientForm({ types }: { types: readonly ChosenType[] }) {
  const text = useText();
  const navigate = useNavigate();
  const offered = types.filter(({ archived }) => !archived);
  const first = { ...emptyChart, identifications: [{ typeId: offered.length === 1 ? offered[0]!.id : "", value: "" }] };
  const form = useForm<ChartValues>({ defaultValues: first });
  const { phase, problems, save } = useCreateChart((id) => void navigate(patientPath(id), { replace: true, state: doneState("made") }));
  return (
    <ChartForm
      form={form}
      editing={false}
      base={emptyChart}
      types={types}
      problems={problems}
      phase={phase}
      saveLabel={text("form.make")}
      onSave={(values) => void save(values)}
      onDiscard={() => form.reset(first)}
    />
  );
}
