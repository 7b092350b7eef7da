import { useId } from "react";
import type { FragmentType } from "../../shared/graphql/fragments.ts";
import { TemplateCard } from "./template-card.tsx";
import type { TemplateFields } from "./template-fields.ts";

interface TemplateListProps {
  readonly title: string;
  readonly templates: readonly ({ readonly id: string } & FragmentType<typeof TemplateFields>)[];
  readonly mayChange: boolean;
  readonly onChanged: () => void;
}

export function TemplateList({ title, templates, mayChange, onChanged }: TemplateListProps) {
  const id = useId();
  if (templates.length === 0) return null;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="template-list">
        {templates.map((template) => (
          <li key={template.id}>
            <TemplateCard template={template} mayChange={mayChange} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </section>
  );
}
