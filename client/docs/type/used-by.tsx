import { Link } from "react-router";
import { namedType, type Schema } from "../schema/described.ts";
import { useSchema } from "../schema/schema-provider.tsx";
import { useText } from "../use-text.ts";

interface Use {
  readonly title: string;
  readonly path: string;
}

const mostShown = 40;

/** Everything that answers with the type or takes it. */
function usesOf({ operations, types }: Schema, name: string): Use[] {
  const isIt = ({ type }: { type: string }) => namedType(type) === name;
  const called = operations.filter((each) => isIt(each) || each.args?.some(isIt));
  return [
    ...called.map((each) => ({ title: each.name, path: `/operations/${each.name}` })),
    ...types.flatMap((type) => {
      const parts = [...(type.fields ?? []).filter((field) => isIt(field) || field.args?.some(isIt)), ...(type.inputs ?? []).filter(isIt)];
      return parts.map((part) => ({ title: `${type.name}.${part.name}`, path: `/types/${type.name}#${part.name}` }));
    }),
  ];
}

export function UsedBy({ name }: { name: string }) {
  const text = useText();
  const uses = usesOf(useSchema(), name);
  if (uses.length === 0) return null;
  return (
    <section className="stack">
      <h2>{text("type.usedBy", { count: uses.length })}</h2>
      <ul className="names">
        {uses.slice(0, mostShown).map(({ title, path }) => (
          <li key={path} translate="no">
            <Link to={path}>{title}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
