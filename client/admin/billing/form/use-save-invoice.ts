import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { type Problem, UserErrorFields } from "../../../shared/forms/problems.ts";
import { forgetRequestKey, keptRequestKey } from "../../../shared/forms/request-key.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { type Draft, EditableInvoice } from "./editable-invoice.ts";
import { fieldAt, readInvoice } from "./invoice-input.ts";
import type { InvoiceValues } from "./invoice-values.ts";
import type { ChargedRate } from "./tax-rates.ts";

const SaveInvoiceAnswer = graphql(`
  fragment SaveInvoiceAnswer on InvoicePayload {
    invoice {
      ...EditableInvoice
    }
    errors {
      __typename
      ...UserErrorFields
      ... on InvoiceChanged {
        current {
          ...EditableInvoice
        }
      }
    }
  }
`);

const CreateInvoice = graphql(`
  mutation CreateInvoice($input: CreateInvoiceInput!) {
    createInvoice(input: $input) {
      ...SaveInvoiceAnswer
    }
  }
`);

const UpdateInvoice = graphql(`
  mutation UpdateInvoice($input: UpdateInvoiceInput!) {
    updateInvoice(input: $input) {
      ...SaveInvoiceAnswer
    }
  }
`);

/** What is saved: a new invoice to a patient, or a draft as it was seen. */
export type SaveTarget = { readonly patientId: string } | { readonly invoiceId: string; readonly version: number };

interface SaveState {
  readonly phase: "idle" | "busy" | "saved";
  readonly problems: readonly Problem[];
  /** What somebody else has made of the draft meanwhile, to be settled before the next save. */
  readonly conflict: Draft | null;
}

const calm: SaveState = { phase: "idle", problems: [], conflict: null };

export function useSaveInvoice(onSaved: (saved: Draft) => void) {
  const [, create] = useMutation(CreateInvoice);
  const [, update] = useMutation(UpdateInvoice);
  const [state, setState] = useState(calm);

  const send = async (target: SaveTarget, input: ReturnType<typeof readInvoice>["input"]) => {
    if ("invoiceId" in target) {
      const { data, error } = await update({ input: { ...target, ...input } });
      return { answer: data?.updateInvoice, error };
    }
    const requestKey = keptRequestKey("invoice", target.patientId);
    const { data, error } = await create({ input: { ...target, ...input, requestKey } });
    if (data) forgetRequestKey("invoice", target.patientId);
    return { answer: data?.createInvoice, error };
  };
  const save = async (target: SaveTarget, values: InvoiceValues, rates: readonly ChargedRate[]): Promise<void> => {
    if (state.phase === "busy") return;
    const charged = rates.map(({ code }) => code);
    const read = readInvoice(values, charged);
    if (read.problems.length > 0) return setState({ ...calm, problems: read.problems });
    setState({ ...calm, phase: "busy" });
    const { answer, error } = await send(target, read.input);
    const { invoice, errors = [] } = readFragment(SaveInvoiceAnswer, answer) ?? {};
    const saved = readFragment(EditableInvoice, invoice);
    if (saved) {
      setState({ ...calm, phase: "saved" });
      return onSaved(saved);
    }
    const changed = errors.find((each) => each.__typename === "InvoiceChanged");
    if (changed) return setState({ ...calm, conflict: readFragment(EditableInvoice, changed.current) });
    const problems = errors.map((each): Problem => {
      const { messages, path } = readFragment(UserErrorFields, each);
      return { field: fieldAt(path, read.rows), words: messages };
    });
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setState({ ...calm, problems: problems.length > 0 ? problems : [whole] });
  };
  return { ...state, save, calmDown: () => setState(calm) };
}
