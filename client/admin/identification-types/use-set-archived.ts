import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { IdentificationTypeFieldsFragment } from "../../gql/graphql.ts";
import { type Problem, problemsOf } from "../../shared/forms/problems.ts";
import { hasFault } from "../../shared/graphql/faults.ts";

const ArchiveIdentificationType = graphql(`
  mutation ArchiveIdentificationType($input: ArchiveIdentificationTypeInput!) {
    archiveIdentificationType(input: $input) {
      identificationType {
        ...IdentificationTypeFields
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const RestoreIdentificationType = graphql(`
  mutation RestoreIdentificationType($input: RestoreIdentificationTypeInput!) {
    restoreIdentificationType(input: $input) {
      identificationType {
        ...IdentificationTypeFields
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

export function useSetArchived({ id, version }: IdentificationTypeFieldsFragment, onDone: () => void) {
  const [, archive] = useMutation(ArchiveIdentificationType);
  const [, restore] = useMutation(RestoreIdentificationType);
  const [state, setState] = useState<{ readonly busy: boolean; readonly problem: Problem | null }>({ busy: false, problem: null });

  const send = async (archived: boolean) => {
    const input = { id, version };
    if (archived) {
      const { data, error } = await archive({ input });
      return { payload: data?.archiveIdentificationType, error };
    }
    const { data, error } = await restore({ input });
    return { payload: data?.restoreIdentificationType, error };
  };
  const setArchived = async (archived: boolean): Promise<void> => {
    setState({ busy: true, problem: null });
    const { payload, error } = await send(archived);
    if (payload?.identificationType) return onDone();
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setState({ busy: false, problem: problemsOf(payload?.errors ?? [])[0] ?? whole });
  };
  return { ...state, setArchived };
}
