import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { useThreadAct } from "./use-thread-act.ts";
import type { ShownConversation } from "./use-thread.ts";

const AssignConversation = graphql(`
  mutation AssignConversation($input: AssignConversationInput!) {
    assignConversation(input: $input) {
      ...ThreadAnswer
    }
  }
`);

/** Makes the conversation somebody's, or nobody's: whoever says it last is right. */
export function useAssign(conversationId: string, onDone: (conversation: ShownConversation) => void) {
  const [, send] = useMutation(AssignConversation);
  const { busy, problems, act } = useThreadAct({ onDone });
  const assign = (staffMemberId: string | null): Promise<void> =>
    act(async () => {
      const { data, error } = await send({ input: { conversationId, staffMemberId } });
      return { answer: data?.assignConversation, error };
    });
  return { busy, problems, assign };
}
