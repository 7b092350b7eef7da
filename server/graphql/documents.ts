import type { GraphQLSchema } from "graphql";
import { GraphQLError, parse } from "graphql";
import { KeptDocuments } from "./compiled/kept-documents.ts";
import { PreparedDocument } from "./compiled/prepared-document.ts";
import { checkLimits } from "./limits/check-limits.ts";
import { mostTokens } from "./limits/document-limits.ts";

/** What a request sends as its document: the text, or the hash of one that the web apps were built with. */
export interface SentDocument {
  readonly query?: unknown;
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: unknown } };
}

export interface DocumentPolicy {
  /** Whether the caller may send documents of its own. */
  readonly free: boolean;
}

const refuse = (message: string, code: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

/** Knows the web apps' documents by their hash, and of others those that were sent last: each is read once for all its calls. */
export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #trusted: ReadonlyMap<string, string>;
  readonly #trustedTexts: ReadonlySet<string>;
  readonly #prepared = new Map<string, PreparedDocument>();
  readonly #others = new KeptDocuments();

  /** `trusted`: sha256 of the text → the text. */
  constructor(trusted: Readonly<Record<string, string>>, schema: GraphQLSchema) {
    this.#schema = schema;
    this.#trusted = new Map(Object.entries(trusted));
    this.#trustedTexts = new Set(this.#trusted.values());
  }

  /** The document to run; throws for what is unknown, not allowed to the caller, or over a limit. What is invalid in it says itself. */
  prepare({ query, extensions }: SentDocument, { free }: DocumentPolicy): PreparedDocument {
    if (typeof query !== "string") return this.#byHash(extensions?.persistedQuery?.sha256Hash);
    if (this.#trustedTexts.has(query)) return this.#ours(query);
    const prepared = this.#others.get(query) ?? this.#others.add(this.#measured(query));
    if (!free && !prepared.introspection) throw refuse("Only the web apps' own documents run without an API token.", "FORBIDDEN");
    return prepared;
  }

  #byHash(hash: unknown): PreparedDocument {
    const known = typeof hash === "string" ? this.#trusted.get(hash) : undefined;
    if (known !== undefined) return this.#ours(known);
    throw refuse(hash === undefined ? "The request has no document." : "No such document is known.", "VALIDATION_FAILED");
  }

  #ours(text: string): PreparedDocument {
    const known = this.#prepared.get(text);
    if (known) return known;
    const prepared = new PreparedDocument(this.#schema, text, parse(text), true);
    this.#prepared.set(text, prepared);
    return prepared;
  }

  #measured(text: string): PreparedDocument {
    const document = parse(text, { maxTokens: mostTokens });
    checkLimits(document);
    return new PreparedDocument(this.#schema, text, document, false);
  }
}
