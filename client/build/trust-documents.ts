import type { Plugin } from "vite";

const generated = /\/client\/gql\/graphql\.ts$/;
const documentLine = /^(export const \w+ = )(\{.*\})( as unknown as .*)$/gm;
const call = /\bgraphql\(\s*`\s*(query|mutation|fragment)\s+(\w+)[^`]*`\s*\)/g;

interface GeneratedDocument {
  readonly __meta__?: { readonly hash?: string };
  readonly definitions: readonly { readonly kind: string; readonly operation?: string; readonly name?: unknown }[];
}

/** The server knows every operation by its hash: the selections need not travel to the browser. */
function slim(source: string): string {
  const document = JSON.parse(source) as GeneratedDocument;
  const operations = document.definitions.filter((definition) => definition.kind === "OperationDefinition");
  if (operations.length === 0) return "{}";
  if (!document.__meta__?.hash) throw new Error("An operation has no hash: codegen's persistedDocuments must be on");
  const definitions = operations.map(({ kind, operation, name }) => ({
    kind,
    operation,
    name,
    selectionSet: { kind: "SelectionSet", selections: [] },
  }));
  return JSON.stringify({ __meta__: { hash: document.__meta__.hash }, kind: "Document", definitions });
}

/** Replaces `graphql(...)` by the one generated document it names; the preset's own look-up table would ship every operation of both apps. */
function linkDocuments(source: string): string | null {
  const names = new Set<string>();
  const linked = source.replace(call, (_, kind: string, name: string) => {
    const document = kind === "fragment" ? `${name}FragmentDoc` : `${name}Document`;
    names.add(document);
    return document;
  });
  if (names.size === 0) return null;
  return `import { ${[...names].join(", ")} } from "@gql/graphql.ts";\n${linked}`;
}

export function trustDocuments(): Plugin {
  return {
    name: "portail:trust-documents",
    enforce: "pre",
    transform(source, id) {
      if (generated.test(id)) {
        return {
          code: source.replace(documentLine, (_, start: string, document: string, end: string) => start + slim(document) + end),
          map: null,
        };
      }
      if (!/\/client\/(?:shared|admin|portal)\/.*\.tsx?$/.test(id)) return null;
      const code = linkDocuments(source);
      return code === null ? null : { code, map: null };
    },
  };
}
