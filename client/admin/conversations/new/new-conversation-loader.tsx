import type { ReactNode } from "react";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { draftOf } from "../compose/draft/draft-of.ts";
import type { ComposerStart } from "../compose/use-composer.ts";
import { joined, startOf } from "../compose/written.ts";
import { useConversationText } from "../conversation-texts.ts";
import { NewConversationForm } from "./new-conversation-form.tsx";
import { ReachFields, RecipientFields } from "./recipient-fields.ts";
import { useNewConversation } from "./use-new-conversation.ts";

interface NewConversationLoaderProps {
  readonly patientId: string;
  /** What was being written to somebody else, and goes along. */
  readonly carried: ComposerStart | null;
  readonly onChange: (patientId: string, carried: ComposerStart | null) => void;
  /** For an address that leads to nobody. */
  readonly otherwise: ReactNode;
}

function startWith(carried: ComposerStart | null, { written, files }: ReturnType<typeof startOf>, kept: boolean): ComposerStart {
  if (!carried) return { written, files, kept };
  return { written: joined(carried.written, written), files: [...carried.files, ...files], kept: false };
}

export function NewConversationLoader({ patientId, carried, onChange, otherwise }: NewConversationLoaderProps) {
  const text = useConversationText();
  const { data, error, lookAgain } = useNewConversation(patientId);
  return (
    <PageState data={data} error={error} onRetry={lookAgain} skeleton={<Skeleton shapes={["tile", "control", "tile"]} />}>
      {({ patient, composerReach, clinic, viewer }) => {
        if (!patient || !composerReach)
          return (
            <>
              <Notice kind="neutral" title={text("new.missing")}>
                <p>{text("new.missingBody")}</p>
              </Notice>
              {otherwise}
            </>
          );
        const draft = draftOf(viewer?.conversationDrafts ?? [], { patientId });
        return (
          <NewConversationForm
            recipient={readFragment(RecipientFields, patient)}
            reach={readFragment(ReachFields, composerReach)}
            timeZone={clinic.timeZone}
            start={startWith(carried, startOf(draft), draft !== null)}
            onMended={lookAgain}
            onChange={onChange}
          />
        );
      }}
    </PageState>
  );
}
