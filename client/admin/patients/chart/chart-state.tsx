import type { ReactNode } from "react";
import { FailedState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useText } from "../../use-text.ts";
import { BackToPatients } from "./chart-head.tsx";
import { ChartMissing } from "./chart-missing.tsx";
import type { Chart } from "./patient-chart.ts";
import type { useChart } from "./use-chart.ts";

interface ChartStateProps {
  readonly chart: ReturnType<typeof useChart>;
  readonly children: (patient: Chart) => ReactNode;
}

/** A chart's page before its chart is there, and where it isn't. */
export function ChartState({ chart: { known, retry }, children }: ChartStateProps) {
  const { clinic } = useStaff();
  const text = useText();
  if (known?.patient) return children(known.patient);
  if (known && !known.error) return <ChartMissing />;
  return (
    <div className="stack-wide patients">
      <BackToPatients />
      <PageHeading title={text("chart.title")} place={clinic.name} />
      {known?.error ? (
        <FailedState error={known.error} onRetry={retry} />
      ) : (
        <div aria-busy="true">
          <p className="visually-hidden" role="status">
            {text("state.loading")}
          </p>
          <Skeleton shapes={["line", "tile", "tile"]} />
        </div>
      )}
    </div>
  );
}
