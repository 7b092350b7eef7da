import type { TemplateFieldsFragment } from "../../gql/graphql.ts";
import { useWording } from "../../shared/forms/problems.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useConversationText } from "../conversations/conversation-texts.ts";
import { useSetArchived } from "./use-set-archived.ts";

interface ArchiveDialogProps {
  readonly template: TemplateFieldsFragment;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Asks before a template is archived, or comes back. */
export function ArchiveDialog({ template, onCancel, onDone }: ArchiveDialogProps) {
  const text = useConversationText();
  const word = useWording();
  const { busy, problem, turn } = useSetArchived(template, onDone);
  const way = template.archived ? "restore" : "archive";
  return (
    <Dialog title={text(`templates.${way}Title`, { name: template.name })} onCancel={onCancel}>
      <p>{text(`templates.${way}Body`)}</p>
      {problem && (
        <Notice kind="danger" live="alert">
          <p>{word(problem)}</p>
        </Notice>
      )}
      <div className="row">
        <Button autoFocus kind="secondary" onClick={onCancel}>
          {text("compose.cancel")}
        </Button>
        <Button busy={busy} onClick={() => void turn()}>
          {text(busy ? "templates.saving" : `templates.${way}`)}
        </Button>
      </div>
    </Dialog>
  );
}
