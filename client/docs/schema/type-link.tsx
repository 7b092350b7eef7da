import { Link } from "react-router";
import { namedType } from "./described.ts";

const builtIn = new Set(["String", "Int", "Float", "Boolean", "ID"]);

/** A type as it is written, whose name leads to its page. GraphQL's own have none. */
export function TypeLink({ type }: { type: string }) {
  const name = namedType(type);
  const [before = "", after = ""] = type.split(name);
  return (
    <code className="type-link" translate="no">
      {before}
      {builtIn.has(name) ? name : <Link to={`/types/${name}`}>{name}</Link>}
      {after}
    </code>
  );
}
