import { Field } from "../../shared/forms/field.tsx";
import { BodyField } from "../conversations/compose/body-field.tsx";
import "../conversations/compose/compose.css";
import { useConversationText } from "../conversations/conversation-texts.ts";
import type { TemplateValues, ValueName } from "./template-values.ts";

export const controlIdOf = (field: string): string => `template-${field}`;

interface TemplateControlsProps {
  readonly values: TemplateValues;
  readonly busy: boolean;
  readonly problemAt: (field: string) => string | undefined;
  readonly onChange: (part: Partial<TemplateValues>) => void;
}

const languages = [
  { lang: "fr-CA", title: "templates.french", subject: "subjectFr", body: "bodyFr" },
  { lang: "en-CA", title: "templates.english", subject: "subjectEn", body: "bodyEn" },
] as const;

const longest: Readonly<Partial<Record<ValueName, number>>> = { name: 100, subjectFr: 150, subjectEn: 150 };

/** The name, and then each language by itself. */
export function TemplateControls({ values, busy, problemAt, onChange }: TemplateControlsProps) {
  const text = useConversationText();
  const line = (name: "name" | "subjectFr" | "subjectEn", lang?: string) => (
    <Field
      id={controlIdOf(name)}
      label={text(`templates.label.${name}`)}
      hint={name === "name" ? text("templates.nameHint") : undefined}
      error={problemAt(name)}
    >
      {(control) => (
        <input
          {...control}
          className="input"
          type="text"
          lang={lang}
          autoComplete="off"
          required
          maxLength={longest[name]}
          value={values[name]}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <section className="card stack" aria-label={text("templates.label.name")}>
        {line("name")}
      </section>
      {languages.map(({ lang, title, subject, body }) => (
        <section key={lang} className="card stack" aria-labelledby={`template-${lang}`}>
          <h2 id={`template-${lang}`}>{text(title)}</h2>
          {line(subject, lang)}
          <BodyField
            id={controlIdOf(body)}
            label={text(`templates.label.${body}`)}
            hint={text("compose.bodyHint")}
            error={problemAt(body)}
            lang={lang}
            required
            readOnly={busy}
            value={values[body]}
            onChange={(html) => onChange({ [body]: html })}
          />
        </section>
      ))}
    </>
  );
}
