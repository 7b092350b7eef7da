import { useState } from "react";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useBillingText } from "../billing-texts.ts";
import type { Payment } from "./known-payment.ts";
import { useCancelPayment } from "./use-cancel-payment.ts";

interface OpenActionsProps {
  readonly payment: Payment;
  readonly onLearn: (payment: Payment | null, reached: boolean) => void;
}

/** A payment that is not made yet is continued at Stripe, or given up. */
export function OpenActions({ payment: { id, continueUrl }, onLearn }: OpenActionsProps) {
  const text = useBillingText();
  const announce = useAnnounce();
  const { cancel, busy } = useCancelPayment(id);
  const [failed, setFailed] = useState(false);
  const stop = async (): Promise<void> => {
    setFailed(false);
    announce(text("payment.cancelling"));
    const cancelled = await cancel();
    if (!cancelled) return;
    const { payment, done } = cancelled;
    // Paid meanwhile: the page says so, and nothing of it is gone.
    const tooLate = payment?.state === "SUCCEEDED" || payment?.state === "PROCESSING";
    if (payment) onLearn(payment, done || tooLate);
    if (tooLate) announce(text("payment.tooLate"));
    setFailed(!done && !tooLate);
  };
  return (
    <>
      {failed && (
        <Notice kind="danger" live="alert">
          <p>{text("payment.cancelFailed")}</p>
        </Notice>
      )}
      <div className="row">
        {continueUrl && (
          <a className="button" href={continueUrl}>
            {text("payment.continue")}
          </a>
        )}
        <Button kind="secondary" busy={busy} onClick={() => void stop()}>
          {text(busy ? "payment.cancelling" : "payment.cancel")}
        </Button>
      </div>
      {continueUrl && <p className="hint">{text("pay.leaving")}</p>}
    </>
  );
}
