import { useProblemAt } from "../../../shared/forms/problems.ts";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { LeaveGuard } from "../../../shared/navigation/leave-guard.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { FailedState } from "../../../shared/ui/page-state.tsx";
import { useBillingText } from "../billing-texts.ts";
import { DetailsSection } from "./details-section.tsx";
import { DraftConflict } from "./draft-conflict.tsx";
import { controlOf } from "./form-ids.ts";
import { InvoiceSaveBar } from "./invoice-save-bar.tsx";
import { LinesSection } from "./lines-section.tsx";
import { LiveTotals } from "./live-totals.tsx";
import { NotesSection } from "./notes-section.tsx";
import { useFieldLabel } from "./use-field-label.ts";
import { type FormStart, useInvoiceForm } from "./use-invoice-form.ts";

interface InvoiceFormProps {
  readonly start: FormStart;
  /** From the day of issue, where no day is chosen. */
  readonly paymentDays: number;
}

export function InvoiceForm({ start, paymentDays }: InvoiceFormProps) {
  const text = useBillingText();
  const labelOf = useFieldLabel();
  const form = useInvoiceForm(start);
  const { values, change, rates, ratesError, problems, phase, conflict, restored, changed } = form;
  const problemAt = useProblemAt(problems);
  const changePart = (part: Partial<typeof values>): void => change((before) => ({ ...before, ...part }));
  return (
    <>
      {conflict && <DraftConflict mine={values} current={conflict} onSettle={(own) => form.settle(conflict, own)} />}
      <form
        className="stack-wide invoice-form"
        noValidate
        autoComplete="off"
        hidden={conflict !== null}
        onSubmit={(event) => {
          event.preventDefault();
          if (rates) form.submit(rates, false);
        }}
      >
        <ErrorSummary problems={problems} controlOf={controlOf} labelOf={labelOf} />
        {restored && (
          <Notice kind="neutral" live="status" title={text("form.restored")}>
            <p>{text("form.restoredBody")}</p>
            <div>
              <Button kind="secondary" onClick={form.discard}>
                {text("form.startAnew")}
              </Button>
            </div>
          </Notice>
        )}
        {ratesError && <FailedState error={ratesError} onRetry={() => form.retryRates()} />}
        <LinesSection values={values} rates={rates} problemAt={problemAt} onChange={change} />
        <LiveTotals values={values} rates={rates} />
        <DetailsSection values={values} paymentDays={paymentDays} problemAt={problemAt} onChange={changePart} />
        <NotesSection values={values} problemAt={problemAt} onChange={changePart} />
        <InvoiceSaveBar
          isNew={start.draft === null}
          changed={changed}
          busy={phase === "busy" || rates === null}
          onIssue={() => rates && form.submit(rates, true)}
        />
      </form>
      <LeaveGuard active={changed && phase !== "saved"} onLeave={form.forget} />
    </>
  );
}
