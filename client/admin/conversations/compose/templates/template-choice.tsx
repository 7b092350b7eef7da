import { useState } from "react";
import type { ChosenTemplateFragment } from "../../../../gql/graphql.ts";
import { Field } from "../../../../shared/forms/field.tsx";
import type { Locale } from "../../../../shared/language/choose-locale.ts";
import { useConversationText } from "../../conversation-texts.ts";
import { matching } from "./matching.ts";

interface TemplateChoiceProps {
  readonly templates: readonly ChosenTemplateFragment[];
  readonly language: Locale;
  readonly onChoose: (template: ChosenTemplateFragment) => void;
}

/** From here on the eye finds one no more than with a few letters. */
const manyTemplates = 8;

export function TemplateChoice({ templates, language, onChoose }: TemplateChoiceProps) {
  const text = useConversationText();
  const [wanted, setWanted] = useState("");
  if (templates.length === 0) return <p>{text("compose.noTemplates")}</p>;
  const shown = matching(templates, wanted);
  return (
    <div className="stack">
      {templates.length >= manyTemplates && (
        <Field id="template-search" label={text("compose.templateSearch")}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="search"
              autoComplete="off"
              value={wanted}
              onChange={({ target }) => setWanted(target.value)}
            />
          )}
        </Field>
      )}
      <p role="status" className="visually-hidden">
        {wanted !== "" && text("compose.templatesFound", { count: shown.length })}
      </p>
      <ul className="template-choice" aria-label={text("compose.templates")}>
        {shown.map((template) => (
          <li key={template.id}>
            <button type="button" className="template-option" onClick={() => onChoose(template)}>
              <strong>{template.name}</strong>
              <span className="hint" lang={`${language}-CA`}>
                {template.subject[language]}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
