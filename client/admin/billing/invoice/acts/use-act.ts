import { useState } from "react";
import type { CombinedError } from "urql";
import { type Problem, problemsOf, UserErrorFields } from "../../../../shared/forms/problems.ts";
import { forgetRequestKey } from "../../../../shared/forms/request-key.ts";
import { hasFault } from "../../../../shared/graphql/faults.ts";
import { type FragmentType, readFragment } from "../../../../shared/graphql/fragments.ts";
import { billingSignal } from "../../counts/billing-signal.ts";
import { InvoiceView, type ShownInvoice } from "../invoice-fields.ts";
import type { InvoicePartProps } from "../invoice-sheet.tsx";

export interface ActAnswer {
  readonly payload:
    | {
        readonly invoice?: FragmentType<typeof InvoiceView> | null;
        readonly errors: readonly FragmentType<typeof UserErrorFields>[];
      }
    | undefined;
  readonly error: CombinedError | undefined;
}

interface ActEvents extends Pick<InvoicePartProps, "onChange" | "onLook"> {
  /** What is done, and to what: the place of its request key. */
  readonly act: string;
  readonly id: string;
  /** With the invoice as it is now, where the answer brought it. */
  readonly onDone: (invoice: ShownInvoice | null) => void;
}

/** With these nobody knows yet what became of it: the same request asks again. */
const undecided: readonly string[] = ["STRIPE_UNREACHABLE"];

/**
 * One thing done with an invoice: whether it is on its way, and what was wrong with it. Where it was refused, the page looks at the
 * invoice again, as the reason may be what somebody else, or Stripe, did meanwhile.
 */
export function useAct({ act, id, onChange, onLook, onDone }: ActEvents) {
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  const start = async (send: () => Promise<ActAnswer>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblems([]);
    const { payload, error } = await send();
    const errors = payload?.errors ?? [];
    const decided = payload && !errors.some((each) => undecided.includes(readFragment(UserErrorFields, each).code));
    if (decided) forgetRequestKey(act, id);
    const invoice = readFragment(InvoiceView, payload?.invoice);
    if (payload && errors.length === 0) {
      if (invoice) onChange(invoice);
      else await onLook();
      billingSignal.tell();
      setBusy(false);
      return onDone(invoice ?? null);
    }
    setBusy(false);
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setProblems(errors.length > 0 ? problemsOf(errors) : [whole]);
    void onLook();
  };
  return { busy, problems, start, complain: setProblems };
}
