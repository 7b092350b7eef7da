import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { IdentificationTypeFieldsFragment } from "../../gql/graphql.ts";
import type { Problem } from "../../shared/forms/problems.ts";
import { UserErrorFields } from "../../shared/forms/problems.ts";
import { hasFault } from "../../shared/graphql/faults.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { IdentificationTypeFields } from "./type-fields.ts";
import { fieldAt, inputOf, type TypeValues } from "./type-values.ts";

export const SaveTypeAnswer = graphql(`
  fragment SaveTypeAnswer on SaveIdentificationTypePayload {
    identificationType {
      ...IdentificationTypeFields
    }
    errors {
      __typename
      ...UserErrorFields
      ... on IdentificationTypeConflict {
        current {
          ...IdentificationTypeFields
        }
      }
    }
  }
`);

const CreateIdentificationType = graphql(`
  mutation CreateIdentificationType($input: CreateIdentificationTypeInput!) {
    createIdentificationType(input: $input) {
      ...SaveTypeAnswer
    }
  }
`);

const UpdateIdentificationType = graphql(`
  mutation UpdateIdentificationType($input: UpdateIdentificationTypeInput!) {
    updateIdentificationType(input: $input) {
      ...SaveTypeAnswer
    }
  }
`);

type Type = IdentificationTypeFieldsFragment;

export interface SaveState {
  readonly phase: "idle" | "busy" | "saved";
  readonly problems: readonly Problem[];
  /** What somebody else has saved meanwhile, to be settled before the next save. */
  readonly conflict: Type | null;
}

const calm: SaveState = { phase: "idle", problems: [], conflict: null };

/** Saves a type, or makes it where there is none yet. */
export function useSaveType(onSaved: (saved: Type) => void) {
  const [, create] = useMutation(CreateIdentificationType);
  const [, update] = useMutation(UpdateIdentificationType);
  const [state, setState] = useState(calm);

  const send = async (base: Type | null, values: TypeValues) => {
    const input = inputOf(values);
    if (!base) {
      const { data, error } = await create({ input });
      return { answer: data?.createIdentificationType, error };
    }
    const { data, error } = await update({ input: { ...input, id: base.id, version: base.version } });
    return { answer: data?.updateIdentificationType, error };
  };
  const save = async (base: Type | null, values: TypeValues): Promise<void> => {
    setState({ ...calm, phase: "busy" });
    const { answer, error } = await send(base, values);
    const { identificationType, errors = [] } = readFragment(SaveTypeAnswer, answer) ?? {};
    const saved = readFragment(IdentificationTypeFields, identificationType);
    if (saved) {
      setState({ ...calm, phase: "saved" });
      return onSaved(saved);
    }
    const conflict = errors.find((each) => each.__typename === "IdentificationTypeConflict");
    if (conflict) return setState({ ...calm, conflict: readFragment(IdentificationTypeFields, conflict.current) });
    const problems = errors.map((each): Problem => {
      const { messages, path } = readFragment(UserErrorFields, each);
      return { field: fieldAt(path), words: messages };
    });
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setState({ ...calm, problems: problems.length > 0 ? problems : [whole] });
  };
  return { ...state, save, calmDown: () => setState(calm) };
}
