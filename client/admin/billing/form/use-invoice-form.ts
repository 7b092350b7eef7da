import { useCallback, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { invoicePath } from "../billing-paths.ts";
import { arrivalState } from "../invoice/use-arrival.ts";
import { type Draft, valuesOf } from "./editable-invoice.ts";
import { type InvoiceValues, sameInvoice } from "./invoice-values.ts";
import { forgetForm, keepForm, keptForm } from "./kept-form.ts";
import { type ChargedRate, useTaxRates } from "./tax-rates.ts";
import { type SaveTarget, useSaveInvoice } from "./use-save-invoice.ts";

export interface FormStart {
  readonly patientId: string;
  /** Null for a new invoice. */
  readonly draft: Draft | null;
  readonly values: InvoiceValues;
}

/** What is typed of an invoice, kept through errors, reloads and the end of a session until it is saved or left on purpose. */
export function useInvoiceForm({ patientId, draft, values: first }: FormStart) {
  const { id: staffId } = useStaff();
  const { locale } = useLanguage();
  const navigate = useNavigate();
  const place = draft?.id ?? patientId;
  const [kept] = useState(() => keptForm(place, staffId));
  const [base, setBase] = useState(first);
  const [values, setValues] = useState(kept?.values ?? first);
  const [version, setVersion] = useState(kept?.version ?? draft?.version ?? null);
  const [restored, setRestored] = useState(kept !== null);
  /** Whether what is being saved is to be issued next. */
  const thenIssue = useRef(false);
  const { rates, error: ratesError, retry: retryRates } = useTaxRates(values.province);
  const { save, calmDown, ...saving } = useSaveInvoice(({ id }) => {
    forgetForm(place);
    void navigate(invoicePath(id), { replace: true, state: arrivalState(thenIssue.current ? "issue" : "saved") });
  });

  const targetAt = (seen: number | null): SaveTarget => (draft && seen !== null ? { invoiceId: draft.id, version: seen } : { patientId });
  const change = useCallback(
    (make: (before: InvoiceValues) => InvoiceValues): void =>
      setValues((before) => {
        const next = make(before);
        keepForm(place, staffId, { values: next, version });
        return next;
      }),
    [place, staffId, version],
  );
  const submit = (known: readonly ChargedRate[], issue: boolean): void => {
    thenIssue.current = issue;
    void save(targetAt(version), values, known);
  };
  const startAnew = (next: InvoiceValues, seen: number | null): void => {
    forgetForm(place);
    setValues(next);
    setVersion(seen);
    setRestored(false);
    calmDown();
  };
  /** Of the two that differ, one is taken whole: what is typed is saved over theirs, or theirs takes its place. */
  const settle = (current: Draft, own: boolean): void => {
    setBase(valuesOf(current, locale));
    if (!own) return startAnew(valuesOf(current, locale), current.version);
    setVersion(current.version);
    if (rates) void save(targetAt(current.version), values, rates);
  };
  return {
    ...saving,
    values,
    change,
    rates,
    ratesError,
    retryRates,
    restored,
    changed: !sameInvoice(base, values),
    submit,
    settle,
    discard: () => startAnew(base, version),
    forget: () => forgetForm(place),
  };
}
