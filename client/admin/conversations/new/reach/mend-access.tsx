import { useState } from "react";
import { Link } from "react-router";
import { useAnnounce } from "../../../../shared/ui/announcer.tsx";
import { Button } from "../../../../shared/ui/button.tsx";
import { AccessDialog } from "../../../patients/access/access-dialog.tsx";
import { nameOf } from "../../../patients/patient-name.ts";
import { editPath } from "../../../patients/patient-paths.ts";
import { useStaff } from "../../../session/session-provider.tsx";
import { useConversationText } from "../../conversation-texts.ts";
import { focusAfterDialog } from "../../focus-after.ts";
import type { ReachProps } from "./reach-notice.tsx";

/** Each thing that keeps the patient out, with what opens it. */
export function MendAccess({ recipient, onMended }: ReachProps) {
  const { permissions } = useStaff();
  const text = useConversationText();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const shut = (recipient.portalAccess.gates ?? []).filter(({ open }) => !open);
  const onChart = shut.some(({ remedy }) => remedy === "UNARCHIVE_CHART" || remedy === "VERIFY_CHART");
  const name = nameOf(recipient);
  return (
    <>
      <ul className="bullets">
        {shut.map(({ kind, remedy }) => (
          <li key={kind}>
            {text(`access.closed.${kind}`)}
            {remedy === "ASK_SUPPORT" && <> — {text("access.remedy.ASK_SUPPORT")}</>}
            {remedy === "SWITCH_ON_CHART" && !permissions.includes("PATIENT_ACCESS") && <> — {text("new.mayNotSwitch")}</>}
          </li>
        ))}
      </ul>
      <div className="row">
        {shut.some(({ remedy }) => remedy === "SWITCH_ON_CHART") && permissions.includes("PATIENT_ACCESS") && (
          <Button kind="secondary" onClick={() => setAsking(true)}>
            {text("new.switchOn")}
          </Button>
        )}
        {onChart && permissions.includes("PATIENTS_WRITE") && <Link to={editPath(recipient.id)}>{text("new.editChart")}</Link>}
      </div>
      {asking && (
        <AccessDialog
          patientId={recipient.id}
          name={name}
          enable
          onCancel={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            announce(text("access.nowOn", { name }));
            onMended();
            focusAfterDialog("page");
          }}
        />
      )}
    </>
  );
}
