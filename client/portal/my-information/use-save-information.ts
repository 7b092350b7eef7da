import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { OwnDetailsFragment } from "../../gql/graphql.ts";
import { type Problem, UserErrorFields } from "../../shared/forms/problems.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { OwnDetails } from "./my-information-fields.ts";
import { inputOf, type OwnValues, valuesOf } from "./own-values.ts";

const UpdateMyInformation = graphql(`
  mutation UpdateMyInformation($input: UpdateMyInformationInput!) {
    updateMyInformation(input: $input) {
      patient {
        ...OwnDetails
      }
      errors {
        __typename
        ...UserErrorFields
        ... on MyInformationConflict {
          current {
            ...OwnDetails
          }
        }
      }
    }
  }
`);

/** The parts of the address are fields of their own here: `["input", "address", "city"]` is at `city`. */
const problemsOf = (errors: readonly FragmentType<typeof UserErrorFields>[]): Problem[] =>
  errors.map((error) => {
    const { messages, path } = readFragment(UserErrorFields, error);
    return { field: (path[1] === "address" ? path[2] : path[1]) ?? null, words: messages };
  });

interface Answers {
  readonly onSaved: (saved: OwnDetailsFragment) => void;
  readonly onConflict: (current: OwnDetailsFragment) => void;
}

interface SaveState {
  readonly phase: "idle" | "busy" | "saved";
  readonly problems: readonly Problem[];
}

const calm: SaveState = { phase: "idle", problems: [] };

export function useSaveInformation({ onSaved, onConflict }: Answers) {
  const [, update] = useMutation(UpdateMyInformation);
  const [state, setState] = useState(calm);

  const save = async (base: OwnDetailsFragment, values: OwnValues): Promise<void> => {
    setState({ ...calm, phase: "busy" });
    const { data } = await update({ input: inputOf(valuesOf(base), values, base.version) });
    const saved = readFragment(OwnDetails, data?.updateMyInformation.patient);
    if (saved) {
      setState({ ...calm, phase: "saved" });
      return onSaved(saved);
    }
    const errors = data?.updateMyInformation.errors ?? [];
    const conflict = errors.find((each) => each.__typename === "MyInformationConflict");
    setState(conflict ? calm : { ...calm, problems: data ? problemsOf(errors) : [{ field: null, words: "form.failed" }] });
    if (conflict) onConflict(readFragment(OwnDetails, conflict.current));
  };
  return { ...state, save, calmDown: () => setState(calm) };
}
