import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { StartBulkAccessChangeInput } from "../../gql/graphql.ts";
import type { Problem } from "../../shared/forms/problems.ts";
import { bulkProblems } from "./bulk-problems.ts";

const StartBulkAccessChange = graphql(`
  mutation StartBulkAccessChange($input: StartBulkAccessChangeInput!) {
    startBulkAccessChange(input: $input) {
      change {
        id
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

export function useStart(onStarted: () => void, onRefused: () => void) {
  const [, mutate] = useMutation(StartBulkAccessChange);
  const [state, setState] = useState<{ readonly busy: boolean; readonly problems: readonly Problem[] }>({ busy: false, problems: [] });

  const start = async (input: StartBulkAccessChangeInput): Promise<void> => {
    setState({ busy: true, problems: [] });
    const { data, error } = await mutate({ input });
    const problems = bulkProblems(data?.startBulkAccessChange.errors, error);
    setState({ busy: false, problems });
    if (problems.length > 0) onRefused();
    else onStarted();
  };
  return { ...state, start };
}
