import type { IdentificationTypeFieldsFragment } from "../../gql/graphql.ts";
import { useWording } from "../../shared/forms/problems.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useText } from "../use-text.ts";
import { useSetArchived } from "./use-set-archived.ts";

interface ArchiveDialogProps {
  readonly type: IdentificationTypeFieldsFragment;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Asks before a type is archived, or comes back. */
export function ArchiveDialog({ type, onCancel, onDone }: ArchiveDialogProps) {
  const text = useText();
  const word = useWording();
  const { busy, problem, setArchived } = useSetArchived(type, onDone);
  const way = type.archived ? "restore" : "archive";
  return (
    <Dialog title={text(`idTypes.${way}Title`, { name: type.name })} onCancel={onCancel}>
      <p>{text(`idTypes.${way}Body`)}</p>
      {!type.archived && type.portalVisible && <p>{text("idTypes.archiveSignIn")}</p>}
      {problem && (
        <Notice kind="danger" live="alert">
          <p>{word(problem)}</p>
        </Notice>
      )}
      <div className="row">
        <Button autoFocus kind="secondary" onClick={onCancel}>
          {text("idTypes.cancel")}
        </Button>
        <Button busy={busy} onClick={() => void setArchived(!type.archived)}>
          {text(busy ? "idTypes.saving" : `idTypes.${way}`)}
        </Button>
      </div>
    </Dialog>
  );
}
