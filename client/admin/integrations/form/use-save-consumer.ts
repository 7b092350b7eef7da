import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { ConsumerFieldsFragment } from "../../../gql/graphql.ts";
import { type Problem, problemsOf } from "../../../shared/forms/problems.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { ConsumerFields } from "../consumer-fields.ts";
import type { ConsumerValues } from "./consumer-values.ts";

const SaveConsumerAnswer = graphql(`
  fragment SaveConsumerAnswer on ApiConsumerPayload {
    apiConsumer {
      ...ConsumerFields
    }
    errors {
      __typename
      ...UserErrorFields
      ... on ApiConsumerConflict {
        current {
          ...ConsumerFields
        }
      }
    }
  }
`);

const CreateApiConsumer = graphql(`
  mutation CreateApiConsumer($input: CreateApiConsumerInput!) {
    createApiConsumer(input: $input) {
      ...SaveConsumerAnswer
    }
  }
`);

const UpdateApiConsumer = graphql(`
  mutation UpdateApiConsumer($input: UpdateApiConsumerInput!) {
    updateApiConsumer(input: $input) {
      ...SaveConsumerAnswer
    }
  }
`);

type Consumer = ConsumerFieldsFragment;

export interface SaveState {
  readonly phase: "idle" | "busy" | "saved";
  readonly problems: readonly Problem[];
  /** What somebody else has saved meanwhile, to be settled before the next save. */
  readonly conflict: Consumer | null;
}

const calm: SaveState = { phase: "idle", problems: [], conflict: null };

/** Saves a consumer, or makes it where there is none yet. */
export function useSaveConsumer(onSaved: (saved: Consumer) => void) {
  const [, create] = useMutation(CreateApiConsumer);
  const [, update] = useMutation(UpdateApiConsumer);
  const [state, setState] = useState(calm);

  const send = async (base: Consumer | null, { name, scopes }: ConsumerValues) => {
    const input = { name, scopes: [...scopes] };
    if (!base) {
      const { data, error } = await create({ input });
      return { answer: data?.createApiConsumer, error };
    }
    const { data, error } = await update({ input: { ...input, id: base.id, version: base.version } });
    return { answer: data?.updateApiConsumer, error };
  };
  const save = async (base: Consumer | null, values: ConsumerValues): Promise<void> => {
    setState({ ...calm, phase: "busy" });
    const { answer, error } = await send(base, values);
    const { apiConsumer, errors = [] } = readFragment(SaveConsumerAnswer, answer) ?? {};
    const saved = readFragment(ConsumerFields, apiConsumer);
    if (saved) {
      setState({ ...calm, phase: "saved" });
      return onSaved(saved);
    }
    const conflict = errors.find((each) => each.__typename === "ApiConsumerConflict");
    if (conflict) return setState({ ...calm, conflict: readFragment(ConsumerFields, conflict.current) });
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    const problems = problemsOf(errors);
    setState({ ...calm, problems: problems.length > 0 ? problems : [whole] });
  };
  return { ...state, save, calmDown: () => setState(calm) };
}
