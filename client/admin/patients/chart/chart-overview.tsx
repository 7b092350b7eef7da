import type { PatientChartFragment } from "../../../gql/graphql.ts";
import { AccessCard } from "../access/access-card.tsx";
import type { Chart } from "./patient-chart.ts";
import { DetailsCard } from "./details-card.tsx";
import { IdentificationsCard } from "./identifications-card.tsx";

interface ChartOverviewProps {
  readonly patient: PatientChartFragment;
  readonly onChange: (patient: Chart) => void;
}

export const ChartOverview = ({ patient, onChange }: ChartOverviewProps) => (
  <>
    <AccessCard patient={patient} onChange={onChange} />
    <div className="chart-columns">
      <DetailsCard patient={patient} />
      <IdentificationsCard patient={patient} />
    </div>
  </>
);
