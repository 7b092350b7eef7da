import { useId } from "react";
import type { FragmentType } from "../../shared/graphql/fragments.ts";
import { TypeCard } from "./type-card.tsx";
import type { IdentificationTypeFields } from "./type-fields.ts";

interface TypeListProps {
  readonly title: string;
  readonly types: readonly ({ readonly id: string } & FragmentType<typeof IdentificationTypeFields>)[];
  readonly mayChange: boolean;
  readonly onChanged: () => void;
}

export function TypeList({ title, types, mayChange, onChanged }: TypeListProps) {
  const id = useId();
  if (types.length === 0) return null;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="type-list">
        {types.map((type) => (
          <li key={type.id}>
            <TypeCard type={type} mayChange={mayChange} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </section>
  );
}
