import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

const generated = resolve(import.meta.dirname, "../gql/graphql.ts");
const documentLine = /^export const (\w+)Document = (\{.*\}) as unknown as .*$/gm;
const call = /\bgraphql\(\s*`\s*(query|mutation|fragment)\s+(\w+)[^`]*`\s*,?\s*\)/g;

interface GeneratedDocument {
  readonly __meta__?: { readonly hash?: string };
  readonly definitions: readonly { readonly kind: string; readonly operation?: string; readonly name?: unknown }[];
}

/** The server knows every operation by its hash: the selections need not travel to the browser. */
function slim(source: string): string {
  const document = JSON.parse(source) as GeneratedDocument;
  if (!document.__meta__?.hash) throw new Error("An operation has no hash: codegen's persistedDocuments must be on");
  const definitions = document.definitions
    .filter((definition) => definition.kind === "OperationDefinition")
    .map(({ kind, operation, name }) => ({ kind, operation, name, selectionSet: { kind: "SelectionSet", selections: [] } }));
  return JSON.stringify({ __meta__: { hash: document.__meta__.hash }, kind: "Document", definitions });
}

/** Operations as they were generated, by their names. */
const readDocuments = (): Map<string, string> =>
  new Map([...readFileSync(generated, "utf8").matchAll(documentLine)].map(([, name = "", document = ""]) => [name, document]));

/**
 * Puts what names an operation to the server in the place of each `graphql(...)`: a page brings its own operations, and no other page's.
 * The preset's look-up table would ship every operation of both apps. Fragments are for the types alone.
 */
function linkDocuments(source: string, documents: ReadonlyMap<string, string>): string {
  return source.replace(call, (_, kind: string, name: string) => {
    if (kind === "fragment") return "{}";
    const document = documents.get(name);
    if (document === undefined) throw new Error(`The operation ${name} was not generated: run codegen`);
    return slim(document);
  });
}

export function trustDocuments(): Plugin {
  let documents: ReadonlyMap<string, string> = new Map();
  return {
    name: "portail:trust-documents",
    enforce: "pre",
    buildStart() {
      this.addWatchFile(generated);
      documents = readDocuments();
    },
    transform(source, id) {
      if (!/\/client\/(?:shared|admin|portal)\/.*\.tsx?$/.test(id)) return null;
      const code = linkDocuments(source, documents);
      return code === source ? null : { code, map: null };
    },
  };
}
