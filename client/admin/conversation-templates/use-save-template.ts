import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { TemplateFieldsFragment } from "../../gql/graphql.ts";
import { type Problem, UserErrorFields } from "../../shared/forms/problems.ts";
import { hasFault } from "../../shared/graphql/faults.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { TemplateFields } from "./template-fields.ts";
import { changesOf, fieldAt, newInput, type TemplateValues, valuesOf } from "./template-values.ts";

const SaveTemplateAnswer = graphql(`
  fragment SaveTemplateAnswer on ConversationTemplatePayload {
    template {
      ...TemplateFields
    }
    errors {
      __typename
      ...UserErrorFields
      ... on ConversationTemplateConflict {
        current {
          ...TemplateFields
        }
      }
    }
  }
`);

const CreateConversationTemplate = graphql(`
  mutation CreateConversationTemplate($input: CreateConversationTemplateInput!) {
    createConversationTemplate(input: $input) {
      ...SaveTemplateAnswer
    }
  }
`);

const UpdateConversationTemplate = graphql(`
  mutation UpdateConversationTemplate($input: UpdateConversationTemplateInput!) {
    updateConversationTemplate(input: $input) {
      ...SaveTemplateAnswer
    }
  }
`);

type Template = TemplateFieldsFragment;

interface SaveState {
  readonly phase: "idle" | "busy" | "saved";
  readonly problems: readonly Problem[];
  /** What somebody else has saved meanwhile, to be settled before the next save. */
  readonly conflict: Template | null;
}

const calm: SaveState = { phase: "idle", problems: [], conflict: null };

/** Saves a template, or makes it where there is none yet. */
export function useSaveTemplate(onSaved: (saved: Template) => void) {
  const [, create] = useMutation(CreateConversationTemplate);
  const [, update] = useMutation(UpdateConversationTemplate);
  const [state, setState] = useState(calm);

  const send = async (base: Template | null, values: TemplateValues) => {
    if (!base) {
      const { data, error } = await create({ input: newInput(values) });
      return { answer: data?.createConversationTemplate, error };
    }
    const { data, error } = await update({ input: { ...changesOf(valuesOf(base), values), id: base.id, version: base.version } });
    return { answer: data?.updateConversationTemplate, error };
  };
  const save = async (base: Template | null, values: TemplateValues): Promise<void> => {
    if (state.phase === "busy") return;
    setState({ ...calm, phase: "busy" });
    const { answer, error } = await send(base, values);
    const { template, errors = [] } = readFragment(SaveTemplateAnswer, answer) ?? {};
    const saved = readFragment(TemplateFields, template);
    if (saved) {
      setState({ ...calm, phase: "saved" });
      return onSaved(saved);
    }
    const conflict = errors.find((each) => each.__typename === "ConversationTemplateConflict");
    if (conflict) return setState({ ...calm, conflict: readFragment(TemplateFields, conflict.current) });
    const problems = errors.map((each): Problem => {
      const { messages, path } = readFragment(UserErrorFields, each);
      return { field: fieldAt(path), words: messages };
    });
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setState({ ...calm, problems: problems.length > 0 ? problems : [whole] });
  };
  return { ...state, save, calmDown: () => setState(calm) };
}
