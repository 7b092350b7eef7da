import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { BillingProfileFieldsFragment } from "../../../gql/graphql.ts";
import { type Problem, UserErrorFields } from "../../../shared/forms/problems.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { BillingProfileFields } from "./profile-fields.ts";
import { fieldAt, profileInput, type ProfileValues, valuesOf } from "./profile-values.ts";

const SaveBillingProfile = graphql(`
  mutation SaveBillingProfile($input: SaveBillingProfileInput!) {
    saveBillingProfile(input: $input) {
      profile {
        ...BillingProfileFields
      }
      errors {
        __typename
        ...UserErrorFields
        ... on BillingProfileConflict {
          current {
            ...BillingProfileFields
          }
        }
      }
    }
  }
`);

export type Profile = BillingProfileFieldsFragment;

interface SaveState {
  readonly phase: "idle" | "busy" | "saved";
  readonly problems: readonly Problem[];
  /** What somebody else has saved meanwhile, to be settled before the next save. */
  readonly conflict: Profile | null;
}

const calm: SaveState = { phase: "idle", problems: [], conflict: null };

export function useSaveProfile(onSaved: (saved: Profile) => void) {
  const [, send] = useMutation(SaveBillingProfile);
  const [state, setState] = useState(calm);

  const save = async (base: Profile | null, values: ProfileValues): Promise<void> => {
    if (state.phase === "busy") return;
    setState({ ...calm, phase: "busy" });
    const input = profileInput(base && valuesOf(base), values, base?.version ?? null);
    const { data, error } = await send({ input });
    const { profile, errors = [] } = data?.saveBillingProfile ?? {};
    const saved = readFragment(BillingProfileFields, profile);
    if (saved) {
      setState({ ...calm, phase: "saved" });
      return onSaved(saved);
    }
    const overtaken = errors.find((each) => each.__typename === "BillingProfileConflict");
    const current = overtaken && readFragment(BillingProfileFields, overtaken.current);
    if (current) return setState({ ...calm, conflict: current });
    const problems = errors.map((each): Problem => {
      const { messages, path } = readFragment(UserErrorFields, each);
      return { field: fieldAt(path), words: messages };
    });
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setState({ ...calm, problems: problems.length > 0 ? problems : [whole] });
  };
  return { ...state, save, calmDown: () => setState(calm) };
}
