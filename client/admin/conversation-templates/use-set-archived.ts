import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { TemplateFieldsFragment } from "../../gql/graphql.ts";
import { type Problem, problemsOf } from "../../shared/forms/problems.ts";
import { hasFault } from "../../shared/graphql/faults.ts";

const ArchiveConversationTemplate = graphql(`
  mutation ArchiveConversationTemplate($input: ArchiveConversationTemplateInput!) {
    archiveConversationTemplate(input: $input) {
      template {
        id
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const RestoreConversationTemplate = graphql(`
  mutation RestoreConversationTemplate($input: RestoreConversationTemplateInput!) {
    restoreConversationTemplate(input: $input) {
      template {
        id
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

/** Takes a template out of use, or brings it back. */
export function useSetArchived({ id, version, archived }: TemplateFieldsFragment, onDone: () => void) {
  const [, archive] = useMutation(ArchiveConversationTemplate);
  const [, restore] = useMutation(RestoreConversationTemplate);
  const [state, setState] = useState<{ readonly busy: boolean; readonly problem: Problem | null }>({ busy: false, problem: null });

  const send = async () => {
    const input = { id, version };
    if (archived) {
      const { data, error } = await restore({ input });
      return { payload: data?.restoreConversationTemplate, error };
    }
    const { data, error } = await archive({ input });
    return { payload: data?.archiveConversationTemplate, error };
  };
  const turn = async (): Promise<void> => {
    if (state.busy) return;
    setState({ busy: true, problem: null });
    const { payload, error } = await send();
    if (payload?.template) return onDone();
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setState({ busy: false, problem: problemsOf(payload?.errors ?? [])[0] ?? whole });
  };
  return { ...state, turn };
}
