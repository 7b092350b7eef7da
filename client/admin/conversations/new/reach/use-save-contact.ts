import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../../gql/index.ts";
import type { RecipientFragment } from "../../../../gql/graphql.ts";
import { type Problem, problemsOf } from "../../../../shared/forms/problems.ts";
import { hasFault } from "../../../../shared/graphql/faults.ts";
import { readFragment } from "../../../../shared/graphql/fragments.ts";
import { RecipientFields } from "../recipient-fields.ts";
import { changesOf, contactOf, type ContactValues, inputOf } from "./contact-values.ts";

const MendContact = graphql(`
  mutation MendContact($input: UpdatePatientInput!) {
    updatePatient(input: $input) {
      patient {
        id
      }
      errors {
        __typename
        ...UserErrorFields
        ... on PatientConflict {
          current {
            ...Recipient
          }
        }
      }
    }
  }
`);

interface SaveState {
  readonly busy: boolean;
  readonly problems: readonly Problem[];
  /** Whether somebody has changed the chart meanwhile: the form holds what is there now, but for what was changed in it. */
  readonly changed: boolean;
}

/** The form of a chart's contact, on top of the chart as it was last seen. */
export function useSaveContact(recipient: RecipientFragment, onSaved: () => void) {
  const [, update] = useMutation(MendContact);
  const [base, setBase] = useState(recipient);
  const [values, setValues] = useState(() => contactOf(recipient));
  const [state, setState] = useState<SaveState>({ busy: false, problems: [], changed: false });

  const save = async (): Promise<void> => {
    if (state.busy) return;
    const changes = changesOf(contactOf(base), values);
    if (Object.keys(changes).length === 0) return onSaved();
    setState({ busy: true, problems: [], changed: false });
    const { data, error } = await update({ input: { patientId: base.id, version: base.version, ...inputOf(changes) } });
    const { patient, errors = [] } = data?.updatePatient ?? {};
    if (patient && errors.length === 0) return onSaved();
    const conflict = errors.find((each) => each.__typename === "PatientConflict");
    if (conflict) {
      const current = readFragment(RecipientFields, conflict.current);
      setBase(current);
      setValues({ ...contactOf(current), ...changes });
      return setState({ busy: false, problems: [], changed: true });
    }
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setState({ busy: false, problems: errors.length > 0 ? problemsOf(errors) : [whole], changed: false });
  };
  const change = (part: Partial<ContactValues>): void => setValues((before) => ({ ...before, ...part }));
  return { ...state, base, values, change, save };
}
