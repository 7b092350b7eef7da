import { useState } from "react";
import type { Locale } from "../../../../shared/language/choose-locale.ts";
import { useAnnounce } from "../../../../shared/ui/announcer.tsx";
import { Button } from "../../../../shared/ui/button.tsx";
import { Icon } from "../../../../shared/ui/icon.tsx";
import { useConversationText } from "../../conversation-texts.ts";
import { focusAfterDialog } from "../../focus-after.ts";
import type { Written } from "../written.ts";
import { TemplateDialog } from "./template-dialog.tsx";

interface TemplatePickerProps {
  readonly written: Written;
  readonly withSubject: boolean;
  readonly language: Locale;
  readonly onUse: (part: Partial<Written>) => void;
}

/** Begins with one of the clinic's templates. */
export function TemplatePicker({ onUse, ...wish }: TemplatePickerProps) {
  const text = useConversationText();
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const use = (name: string, part: Partial<Written>): void => {
    setOpen(false);
    onUse(part);
    announce(text("compose.templateUsed", { name }));
    focusAfterDialog("compose-body");
  };
  return (
    <div>
      <Button kind="secondary" onClick={() => setOpen(true)}>
        <Icon name="note" />
        {text("compose.template")}
      </Button>
      {open && <TemplateDialog {...wish} onUse={use} onCancel={() => setOpen(false)} />}
    </div>
  );
}
