import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { useText } from "../../use-text.ts";
import type { Chart } from "../chart/patient-chart.ts";
import { AccessSummary } from "./access-summary.tsx";
import { AccessSwitch } from "./access-switch.tsx";
import { GateList } from "./gate-list.tsx";
import { InvitePatient } from "./invite-patient.tsx";
import { PatientAccess } from "./patient-access.ts";
import { SignInStopNotice } from "./sign-in-stop-notice.tsx";

interface AccessCardProps {
  readonly patient: FragmentType<typeof PatientAccess>;
  readonly onChange: (patient: Chart) => void;
}

/** Whether the patient can be in the portal, why or why not, and what can be done about it. */
export function AccessCard({ patient, onChange }: AccessCardProps) {
  const { permissions } = useStaff();
  const text = useText();
  const chart = readFragment(PatientAccess, patient);
  return (
    <section className="card stack access" aria-labelledby="access">
      <h2 id="access" tabIndex={-1}>
        {text("access.title")}
      </h2>
      <AccessSummary chart={chart} />
      {chart.signInStop && <SignInStopNotice patientId={chart.id} stop={chart.signInStop} onChange={onChange} />}
      <AccessSwitch chart={chart} mayChange={permissions.includes("PATIENT_ACCESS")} onChange={onChange} />
      <GateList patientId={chart.id} gates={chart.portalAccess.gates ?? []} />
      {permissions.includes("PATIENTS_WRITE") && <InvitePatient patientId={chart.id} effective={chart.portalAccess.effective} />}
    </section>
  );
}
