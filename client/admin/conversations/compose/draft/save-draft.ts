import type { Client, CombinedError } from "urql";
import { graphql } from "../../../../gql/index.ts";
import { type Problem, problemsOf } from "../../../../shared/forms/problems.ts";
import { headersOf } from "../../../../shared/graphql/client.ts";
import { hasBegun, type WrittenWithFiles } from "../written.ts";
import type { DraftTarget } from "./draft-fields.ts";

const SaveConversationDraft = graphql(`
  mutation SaveConversationDraft($input: SaveConversationDraftInput!) {
    saveConversationDraft(input: $input) {
      draft {
        savedAt
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const DiscardConversationDraft = graphql(`
  mutation DiscardConversationDraft($input: DiscardConversationDraftInput!) {
    discardConversationDraft(input: $input) {
      errors {
        ...UserErrorFields
      }
    }
  }
`);

/** Goes on when the page is left meanwhile. */
const outliving = {
  fetchOptions: () => ({
    credentials: "same-origin" as const,
    headers: { "content-type": "application/json", ...headersOf("admin", document.documentElement.lang.slice(0, 2)) },
    keepalive: true,
  }),
};

const outcome = (error: CombinedError | undefined, problems: readonly Problem[]): Problem | null => {
  if (error) return { field: null, words: "form.failed" };
  return problems[0] ?? null;
};

/** Keeps what is written; where that is nothing, the draft goes. Answers what was wrong. */
export async function saveDraft(client: Client, target: DraftTarget, written: WrittenWithFiles, leaving: boolean): Promise<Problem | null> {
  const context = leaving ? outliving : {};
  if (!hasBegun(written)) {
    const { data, error } = await client.mutation(DiscardConversationDraft, { input: target }, context).toPromise();
    return outcome(error, problemsOf(data?.discardConversationDraft.errors ?? []));
  }
  const input = { ...target, ...written, attachmentIds: [...written.attachmentIds] };
  const { data, error } = await client.mutation(SaveConversationDraft, { input }, context).toPromise();
  return outcome(error, problemsOf(data?.saveConversationDraft.errors ?? []));
}
