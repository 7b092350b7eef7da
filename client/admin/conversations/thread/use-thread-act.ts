import { useState } from "react";
import type { CombinedError } from "urql";
import { graphql } from "../../../gql/index.ts";
import { type Problem, problemsOf } from "../../../shared/forms/problems.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { ThreadFields } from "./thread-fields.ts";
import type { ShownConversation } from "./use-thread.ts";

/** What everything that is done with a conversation answers. */
export const ThreadAnswer = graphql(`
  fragment ThreadAnswer on ConversationPayload {
    conversation {
      ...ThreadFields
    }
    errors {
      __typename
      ...UserErrorFields
      ... on ConversationChanged {
        current {
          ...ThreadFields
        }
      }
    }
  }
`);

interface Answer {
  readonly answer: FragmentType<typeof ThreadAnswer> | undefined;
  readonly error: CombinedError | undefined;
}

interface ActEvents {
  readonly onDone: (conversation: ShownConversation) => void;
  /** Somebody else has decided about it meanwhile: nothing was done. */
  readonly onLate?: (current: ShownConversation) => void;
}

interface ActState {
  readonly busy: boolean;
  readonly problems: readonly Problem[];
}

const calm: ActState = { busy: false, problems: [] };

/** One thing done with a conversation: whether it is on its way, and what came of it. */
export function useThreadAct({ onDone, onLate }: ActEvents) {
  const [state, setState] = useState(calm);
  const act = async (send: () => Promise<Answer>): Promise<void> => {
    if (state.busy) return;
    setState({ ...calm, busy: true });
    const { answer, error } = await send();
    const { conversation, errors = [] } = readFragment(ThreadAnswer, answer) ?? {};
    const done = readFragment(ThreadFields, conversation);
    const changed = errors.find((each) => each.__typename === "ConversationChanged");
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setState({ ...calm, problems: done || changed ? [] : errors.length > 0 ? problemsOf(errors) : [whole] });
    if (done) return onDone(done);
    if (changed) onLate?.(readFragment(ThreadFields, changed.current));
  };
  return { ...state, act };
}
