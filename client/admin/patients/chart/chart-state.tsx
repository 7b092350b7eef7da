import type { ReactNode } from "react";
import { RecordState } from "../../frame/record-state.tsx";
import { useText } from "../../use-text.ts";
import { BackToPatients } from "./chart-head.tsx";
import type { Chart } from "./patient-chart.ts";
import type { useChart } from "./use-chart.ts";

interface ChartStateProps {
  readonly chart: ReturnType<typeof useChart>;
  readonly children: (patient: Chart) => ReactNode;
}

/** A chart's page before its chart is there, and where it isn't. */
export function ChartState({ chart, children }: ChartStateProps) {
  const text = useText();
  const words = { title: text("chart.title"), missing: text("chart.missing"), missingBody: text("chart.missingBody") };
  return (
    <RecordState page={chart} area="patients" back={<BackToPatients />} words={words}>
      {children}
    </RecordState>
  );
}
