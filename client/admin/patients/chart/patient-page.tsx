import { useState } from "react";
import { useParams } from "react-router";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { NotForYou } from "../not-for-you.tsx";
import "../patients.css";
import "../access/access.css";
import "./chart.css";
import { ChartHead } from "./chart-head.tsx";
import { ChartOverview } from "./chart-overview.tsx";
import { ChartSections, sectionOf } from "./chart-sections.tsx";
import { ChartState } from "./chart-state.tsx";
import { DoneToast } from "./done-toast.tsx";
import { PatientChart } from "./patient-chart.ts";
import { SectionView } from "./section-view.tsx";
import { useChart } from "./use-chart.ts";

/** Without the permission no chart is even asked for. */
export default function PatientPage() {
  const { id = "", section } = useParams();
  return useStaff().permissions.includes("PATIENTS_READ") ? <Patient key={id} id={id} section={section} /> : <NotForYou />;
}

function Patient({ id, section: name }: { id: string; section: string | undefined }) {
  const chart = useChart(id);
  const section = sectionOf(name);
  // Whoever goes from one part to another hears where they are; whoever arrives at the page hears whose chart it is.
  const [first] = useState(section);
  const [moved, setMoved] = useState(false);
  if (!moved && section !== first) setMoved(true);
  return (
    <ChartState chart={chart}>
      {(known) => {
        const patient = readFragment(PatientChart, known);
        return (
          <div className="stack-wide patients">
            <ChartHead patient={patient} />
            <ChartSections id={id} />
            {section ? (
              <SectionView key={section} id={id} section={section} takesFocus={moved} />
            ) : (
              <ChartOverview patient={patient} onChange={chart.change} />
            )}
            <DoneToast />
          </div>
        );
      }}
    </ChartState>
  );
}
