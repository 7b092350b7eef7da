import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { focusAfterDialog } from "../focus-after.ts";
import type { ComposerState } from "./use-composer.ts";

/** Asks before what was written goes for good. */
export function DiscardDialog({ composer, onClose }: { composer: ComposerState; onClose: () => void }) {
  const text = useConversationText();
  const announce = useAnnounce();
  const discard = (): void => {
    onClose();
    composer.discard();
    announce(text("compose.discarded"));
    focusAfterDialog("compose-body");
  };
  return (
    <Dialog title={text("compose.discardTitle")} onCancel={onClose}>
      <p>{text("compose.discardBody")}</p>
      <div className="row">
        <Button autoFocus kind="secondary" onClick={onClose}>
          {text("compose.discardNot")}
        </Button>
        <Button onClick={discard}>{text("compose.discard")}</Button>
      </div>
    </Dialog>
  );
}
