import { useEffect, useRef, useState } from "react";
import type { ChosenTemplateFragment } from "../../../../gql/graphql.ts";
import { MessageBody } from "../../../../shared/conversations/message-body.tsx";
import type { Locale } from "../../../../shared/language/choose-locale.ts";
import { Button } from "../../../../shared/ui/button.tsx";
import { useConversationText } from "../../conversation-texts.ts";
import type { Written } from "../written.ts";
import { withTemplate } from "./with-template.ts";

interface TemplatePreviewProps {
  readonly template: ChosenTemplateFragment;
  readonly written: Written;
  readonly withSubject: boolean;
  readonly language: Locale;
  readonly onUse: (part: Partial<Written>) => void;
  readonly onBack: () => void;
}

/** How a template reads in the patient's language, or the other; and whether it takes the place of what was written. */
export function TemplatePreview({ template, written, withSubject, language, onUse, onBack }: TemplatePreviewProps) {
  const text = useConversationText();
  const [locale, setLocale] = useState(language);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const other = locale === "fr" ? "en" : "fr";
  const begun = written.bodyHtml !== "" || (withSubject && written.subject.trim() !== "");
  return (
    <div className="stack">
      <h3 ref={heading} tabIndex={-1}>
        {template.name}
      </h3>
      <p className="hint">{text(locale === language ? "compose.templateInTheirs" : "compose.templateInOther")}</p>
      <div className="template-preview stack" lang={`${locale}-CA`} tabIndex={0} role="group" aria-label={text("compose.templatePreview")}>
        {withSubject && <p className="template-subject">{template.subject[locale]}</p>}
        <MessageBody html={template.body[locale]} headingLevel={4} />
      </div>
      <div className="row">
        {begun ? (
          <>
            <Button onClick={() => onUse(withTemplate(written, template, locale, "add"))}>{text("compose.templateAdd")}</Button>
            <Button kind="secondary" onClick={() => onUse(withTemplate(written, template, locale, "replace"))}>
              {text("compose.templateReplace")}
            </Button>
          </>
        ) : (
          <Button onClick={() => onUse(withTemplate(written, template, locale, "replace"))}>{text("compose.templateUse")}</Button>
        )}
        <Button kind="quiet" onClick={() => setLocale(other)}>
          {text(`compose.templateShow.${other}`)}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {text("compose.templateOther")}
        </Button>
      </div>
    </div>
  );
}
