import { useState } from "react";
import { Toast } from "../../../shared/ui/toast.tsx";
import { useBillingText } from "../billing-texts.ts";

/** That the draft was saved, on the page that shows it. */
export function ArrivalToast({ saved }: { saved: boolean }) {
  const text = useBillingText();
  const [open, setOpen] = useState(saved);
  return (
    <div className="dock">
      <Toast message={open ? text("form.saved") : null} onDismiss={() => setOpen(false)} />
    </div>
  );
}
