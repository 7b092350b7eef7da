import { useState } from "react";
import type { ChosenTemplateFragment } from "../../../../gql/graphql.ts";
import type { Locale } from "../../../../shared/language/choose-locale.ts";
import { Button } from "../../../../shared/ui/button.tsx";
import { Dialog } from "../../../../shared/ui/dialog.tsx";
import { PageState } from "../../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../../shared/ui/skeleton.tsx";
import { useConversationText } from "../../conversation-texts.ts";
import type { Written } from "../written.ts";
import { TemplateChoice } from "./template-choice.tsx";
import { TemplatePreview } from "./template-preview.tsx";
import { useTemplates } from "./use-templates.ts";

interface TemplateDialogProps {
  readonly written: Written;
  readonly withSubject: boolean;
  readonly language: Locale;
  readonly onUse: (name: string, part: Partial<Written>) => void;
  readonly onCancel: () => void;
}

/** First which template, then how it reads and where it goes. */
export function TemplateDialog({ onUse, onCancel, ...wish }: TemplateDialogProps) {
  const text = useConversationText();
  const { templates, error, retry } = useTemplates();
  const [chosen, setChosen] = useState<ChosenTemplateFragment | null>(null);
  return (
    <Dialog title={text("compose.template")} onCancel={onCancel}>
      {chosen ? (
        <TemplatePreview {...wish} template={chosen} onUse={(part) => onUse(chosen.name, part)} onBack={() => setChosen(null)} />
      ) : (
        <PageState data={templates} error={error} onRetry={retry} skeleton={<Skeleton shapes={["control", "control", "control"]} />}>
          {(known) => <TemplateChoice templates={known} language={wish.language} onChoose={setChosen} />}
        </PageState>
      )}
      <div>
        <Button kind="secondary" onClick={onCancel}>
          {text("compose.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
