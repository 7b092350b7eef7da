import { Notice } from "../../../shared/ui/notice.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useText } from "../../use-text.ts";
import { BackToPatients } from "./chart-head.tsx";

/** The clinic has no chart at this address; or nobody may know that it has one. */
export function ChartMissing() {
  const { clinic } = useStaff();
  const text = useText();
  return (
    <div className="stack-wide patients">
      <BackToPatients />
      <PageHeading title={text("chart.missing")} place={clinic.name} />
      <Notice kind="neutral">
        <p>{text("chart.missingBody")}</p>
      </Notice>
    </div>
  );
}
