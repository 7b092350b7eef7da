import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { RegistrationArchiveReason } from "../../../gql/graphql.ts";
import { type Problem, problemsOf } from "../../../shared/forms/problems.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import type { FloodSource } from "./flood-panel.tsx";

const ArchiveRegistrations = graphql(`
  mutation ArchiveRegistrations($input: ArchiveRegistrationsInput!) {
    archiveRegistrations(input: $input) {
      count
      batchId
      errors {
        ...UserErrorFields
      }
    }
  }
`);

/** An act that can be taken back. */
export interface Cleared {
  readonly count: number;
  readonly batchId: string;
}

export interface Why {
  readonly reason: RegistrationArchiveReason;
  readonly note: string;
}

/** Archives what waits of one source, if it is as many as were shown. */
export function useClearSource(source: FloodSource, onCleared: (cleared: Cleared) => void, onStale: () => void) {
  const [{ fetching }, archive] = useMutation(ArchiveRegistrations);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const clear = async ({ reason, note }: Why): Promise<void> => {
    if (fetching) return;
    setProblems([]);
    const { data, error } = await archive({
      input: { source: source.id, expectedCount: source.count, submittedFrom: source.firstAt, reason, note: note.trim() || null },
    });
    const { batchId, count, errors = [] } = data?.archiveRegistrations ?? {};
    if (batchId && count !== undefined) return onCleared({ batchId, count });
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setProblems(errors.length > 0 ? problemsOf(errors) : [whole]);
    onStale();
  };
  return { busy: fetching, problems, clear };
}
