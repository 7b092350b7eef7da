import { useState } from "react";
import { Button } from "../../../../shared/ui/button.tsx";
import { useStaff } from "../../../session/session-provider.tsx";
import { useConversationText } from "../../conversation-texts.ts";
import { focusAfterDialog } from "../../focus-after.ts";
import { ContactDialog } from "./contact-dialog.tsx";
import type { ReachProps } from "./reach-notice.tsx";

/** Opens the part of the chart that says how the patient is reached. */
export function MendContact({ recipient, onMended }: ReachProps) {
  const { permissions } = useStaff();
  const text = useConversationText();
  const [asking, setAsking] = useState(false);
  if (!permissions.includes("PATIENTS_WRITE")) return <p>{text("new.mayNotContact")}</p>;
  return (
    <div>
      <Button kind="secondary" onClick={() => setAsking(true)}>
        {text("new.contact")}
      </Button>
      {asking && (
        <ContactDialog
          recipient={recipient}
          onCancel={() => setAsking(false)}
          onSaved={() => {
            setAsking(false);
            onMended();
            focusAfterDialog("page");
          }}
        />
      )}
    </div>
  );
}
