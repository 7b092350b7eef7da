import { createHash } from "node:crypto";
import type { DocumentNode } from "graphql";
import { GraphQLError, parse } from "graphql";
import { checkLimits } from "./limits/check-limits.ts";
import { mostTokens } from "./limits/document-limits.ts";
import { isIntrospectionOnly } from "./limits/introspection-only.ts";

/** What a request sends as its document: the text, or the hash of one that the web apps were built with. */
export interface SentDocument {
  readonly query?: unknown;
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: unknown } };
}

export interface DocumentPolicy {
  /** Whether the caller may send documents of its own. */
  readonly free: boolean;
}

const mostRemembered = 1_000;

const refuse = (message: string, code: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

/** Knows the web apps' documents by their hash, and which others were measured already. */
export class Documents {
  readonly #trusted: ReadonlyMap<string, string>;
  readonly #trustedTexts: ReadonlySet<string>;
  /** By hash: a text itself may be megabytes of patients' data. */
  readonly #measured = new Map<string, { readonly introspection: boolean }>();

  /** `trusted`: sha256 of the text → the text. */
  constructor(trusted: Readonly<Record<string, string>>) {
    this.#trusted = new Map(Object.entries(trusted));
    this.#trustedTexts = new Set(this.#trusted.values());
  }

  /** Whether the web apps were built with it. */
  isTrusted(text: string): boolean {
    return this.#trustedTexts.has(text);
  }

  /** The text to run; throws for what is unknown, not allowed to the caller, or over a limit. */
  read({ query, extensions }: SentDocument, { free }: DocumentPolicy): string {
    const hash = extensions?.persistedQuery?.sha256Hash;
    if (typeof query !== "string") {
      const known = typeof hash === "string" ? this.#trusted.get(hash) : undefined;
      if (known === undefined)
        throw refuse(hash === undefined ? "The request has no document." : "No such document is known.", "VALIDATION_FAILED");
      return known;
    }
    if (this.#trustedTexts.has(query)) return query;
    const { introspection } = this.#measure(query);
    if (!free && !introspection) throw refuse("Only the web apps' own documents run without an API token.", "FORBIDDEN");
    return query;
  }

  #measure(query: string): { readonly introspection: boolean } {
    const hash = createHash("sha256").update(query).digest("base64");
    const known = this.#measured.get(hash);
    if (known) return known;
    const document: DocumentNode = parse(query, { maxTokens: mostTokens, noLocation: true });
    checkLimits(document);
    const measured = { introspection: isIntrospectionOnly(document) };
    if (this.#measured.size >= mostRemembered) this.#measured.delete(this.#measured.keys().next().value!);
    this.#measured.set(hash, measured);
    return measured;
  }
}
