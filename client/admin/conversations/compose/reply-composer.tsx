import { useClient, useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { ReplyTargetFragment } from "../../../gql/graphql.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { Composer } from "./composer.tsx";
import { draftOf } from "./draft/draft-of.ts";
import { ReplyTarget } from "./reply-target.ts";
import { type ComposerStart, useComposer } from "./use-composer.ts";
import { startOf } from "./written.ts";

const ReplyDrafts = graphql(`
  query ReplyDrafts {
    viewer {
      conversationDrafts {
        ...DraftFields
      }
    }
  }
`);

const ReplyToConversation = graphql(`
  mutation ReplyToConversation($input: ReplyToConversationInput!) {
    replyToConversation(input: $input) {
      ...SendAnswer
    }
  }
`);

interface ReplyComposerProps {
  readonly conversation: FragmentType<typeof ReplyTarget>;
  /** The message is there. */
  readonly onSent: () => void;
  /** It was refused as somebody has closed the conversation: what was typed stays. */
  readonly onClosed: () => void;
}

/** Writes a message in a conversation that exists. Whoever renders it gives it the conversation's id as its key. */
export function ReplyComposer({ conversation: masked, ...told }: ReplyComposerProps) {
  const [{ data, error }, retry] = useQuery({ query: ReplyDrafts });
  const conversation = readFragment(ReplyTarget, masked);
  return (
    <PageState data={data} error={error} onRetry={retry} skeleton={<Skeleton shapes={["control", "tile", "control"]} />}>
      {({ viewer }) => {
        const draft = draftOf(viewer?.conversationDrafts ?? [], { conversationId: conversation.id });
        return <Reply conversation={conversation} start={{ ...startOf(draft), kept: draft !== null }} {...told} />;
      }}
    </PageState>
  );
}

interface ReplyProps extends Pick<ReplyComposerProps, "onSent" | "onClosed"> {
  readonly conversation: ReplyTargetFragment;
  readonly start: ComposerStart;
}

function Reply({ conversation: { id, patient }, start, onSent, onClosed }: ReplyProps) {
  const text = useConversationText();
  const announce = useAnnounce();
  const client = useClient();
  const composer = useComposer({
    target: { conversationId: id },
    start,
    send: async ({ bodyHtml, attachmentIds }, requestKey) => {
      const input = { conversationId: id, bodyHtml, attachmentIds: [...attachmentIds], requestKey };
      const { data, error } = await client.mutation(ReplyToConversation, { input }).toPromise();
      return { payload: data?.replyToConversation, error };
    },
    onSent: () => {
      announce(text("compose.sent"));
      onSent();
    },
    onClosed,
  });
  return (
    <Composer
      composer={composer}
      withSubject={false}
      language={patient?.language === "EN" ? "en" : "fr"}
      label={text("compose.reply")}
      sendLabel={text("compose.send")}
    />
  );
}
