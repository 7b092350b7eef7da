import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import { type Problem, problemsOf } from "../../shared/forms/problems.ts";
import { hasFault } from "../../shared/graphql/faults.ts";
import type { FragmentType } from "../../shared/graphql/fragments.ts";
import type { DeliveryFields } from "./delivery-fields.ts";

const ResendMessage = graphql(`
  mutation ResendMessage($input: ResendMessageInput!) {
    resendMessage(input: $input) {
      message {
        ...DeliveryFields
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

interface ResendState {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** The message as it is since; null before. */
  readonly sent: FragmentType<typeof DeliveryFields> | null;
}

export function useResend(id: string, onSent: () => void) {
  const [, mutate] = useMutation(ResendMessage);
  const [state, setState] = useState<ResendState>({ busy: false, problem: null, sent: null });

  const resend = async (): Promise<void> => {
    setState((before) => ({ ...before, busy: true, problem: null }));
    const { data, error } = await mutate({ input: { id } });
    const sent = data?.resendMessage.message ?? null;
    if (sent) {
      setState({ busy: false, problem: null, sent });
      return onSent();
    }
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setState({ busy: false, problem: problemsOf(data?.resendMessage.errors ?? [])[0] ?? whole, sent: null });
  };
  return { ...state, resend };
}
