import type { DocumentNode } from "graphql";
import { Kind, visit } from "graphql";
import type { Variables } from "./run.ts";

/** The variables by which anything of a document is left out. */
export function conditionsOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** The same for all variables that leave the same out. */
export const decided = (conditions: readonly string[], variables: Variables): string =>
  conditions.length === 0 ? "" : conditions.map((name) => (Object.hasOwn(variables, name) ? String(variables[name]) : "omitted")).join(" ");
