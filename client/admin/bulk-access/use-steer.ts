import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { Problem } from "../../shared/forms/problems.ts";
import { bulkProblems } from "./bulk-problems.ts";

const Pause = graphql(`
  mutation PauseBulkAccessChange($input: BulkAccessChangeInput!) {
    steered: pauseBulkAccessChange(input: $input) {
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const Resume = graphql(`
  mutation ResumeBulkAccessChange($input: BulkAccessChangeInput!) {
    steered: resumeBulkAccessChange(input: $input) {
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const Cancel = graphql(`
  mutation CancelBulkAccessChange($input: BulkAccessChangeInput!) {
    steered: cancelBulkAccessChange(input: $input) {
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const Undo = graphql(`
  mutation UndoBulkAccessChange($input: BulkAccessChangeInput!) {
    steered: undoBulkAccessChange(input: $input) {
      errors {
        ...UserErrorFields
      }
    }
  }
`);

export type Steering = "pause" | "resume" | "cancel" | "undo";

/** Pauses, resumes, cancels or undoes a change; what came of it is seen at the next look. */
export function useSteer(id: string, onSteered: () => void) {
  const [, pause] = useMutation(Pause);
  const [, resume] = useMutation(Resume);
  const [, cancel] = useMutation(Cancel);
  const [, undo] = useMutation(Undo);
  const [busy, setBusy] = useState<Steering | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  const steer = async (steering: Steering): Promise<boolean> => {
    setBusy(steering);
    setProblems([]);
    const { data, error } = await { pause, resume, cancel, undo }[steering]({ input: { id } });
    const found = bulkProblems(data?.steered.errors, error);
    setBusy(null);
    setProblems(found);
    onSteered();
    return found.length === 0;
  };
  return { busy, problems, steer };
}
