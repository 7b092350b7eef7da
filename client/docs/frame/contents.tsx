import { NavLink } from "react-router";
import { useGuides } from "../guides/guides.ts";
import type { Operation, Type } from "../schema/described.ts";
import { useSchema } from "../schema/schema-provider.tsx";
import { useText } from "../use-text.ts";

interface ContentsProps {
  readonly onOpened: () => void;
}

const kinds = ["object", "interface", "union", "enum", "input", "scalar"] as const;

export function Contents({ onOpened }: ContentsProps) {
  const text = useText();
  const { operations, types } = useSchema();
  const guides = useGuides();
  const named = (of: readonly (Operation | Type)[], folder: string) =>
    of.map(({ name }) => ({ title: name, path: `/${folder}/${name}`, code: true }));
  return (
    <>
      <Links
        title={text("contents.guides")}
        open
        onOpened={onOpened}
        links={[...guides, { title: text("errors.title"), path: "/errors" }]}
      />
      <Links
        title={text("contents.queries")}
        open
        onOpened={onOpened}
        links={named(
          operations.filter(({ kind }) => kind === "query"),
          "operations",
        )}
      />
      <Links
        title={text("contents.mutations")}
        open
        onOpened={onOpened}
        links={named(
          operations.filter(({ kind }) => kind === "mutation"),
          "operations",
        )}
      />
      {kinds.map((kind) => (
        <Links
          key={kind}
          title={text(`contents.${kind}`)}
          onOpened={onOpened}
          links={named(
            types.filter((type) => type.kind === kind),
            "types",
          )}
        />
      ))}
    </>
  );
}

interface LinksProps extends ContentsProps {
  readonly title: string;
  readonly open?: boolean;
  readonly links: readonly { readonly title: string; readonly path: string; readonly code?: boolean }[];
}

const Links = ({ title, open, links, onOpened }: LinksProps) => (
  <details className="contents-part" open={open}>
    <summary>
      {title} <span className="soft">{links.length}</span>
    </summary>
    <ul className="contents-links">
      {links.map(({ title: name, path, code }) => (
        <li key={path}>
          <NavLink to={path} end onClick={onOpened} translate={code ? "no" : undefined}>
            {name}
          </NavLink>
        </li>
      ))}
    </ul>
  </details>
);
