import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { GraphQLError } from "graphql";
import { answerIntrospection } from "./answer-introspection.ts";
import { TooMuchOfSchema } from "./write-answer.ts";
import { WrittenData } from "./written-data.ts";

/** Tools ask again and again, and all in one of a few ways. */
const mostKeptCharacters = 12_000_000;

interface Question {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Of the document's text. */
  readonly hash: string;
}

const refused = (): ExecutionResult => ({
  errors: [
    new GraphQLError("The document asks for too much of the schema.", { extensions: { code: "RATE_LIMITED", http: { status: 400 } } }),
  ],
});

/** Answers about the schema, each written once for as long as it is asked for. */
export class IntrospectionAnswers {
  readonly #schema: GraphQLSchema;
  readonly #kept = new Map<string, WrittenData>();
  #characters = 0;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Null where the variables don't fit. */
  answer({ document, operation, variables, hash }: Question): ExecutionResult | null {
    // Nothing in a document without variables can change its answer.
    const key = operation.variableDefinitions?.length ? null : `${hash} ${operation.name?.value ?? ""}`;
    const known = key === null ? undefined : this.#kept.get(key);
    if (known && key !== null) return this.#keep(key, known);
    try {
      const text = answerIntrospection(this.#schema, document, operation, variables);
      if (text === null) return null;
      return key === null ? { data: new WrittenData(text).asData() } : this.#keep(key, new WrittenData(text));
    } catch (error) {
      if (error instanceof TooMuchOfSchema) return refused();
      throw error;
    }
  }

  /** Moved to the end: the first one is always the one that nobody asked for for longest. */
  #keep(key: string, data: WrittenData): ExecutionResult {
    if (!this.#kept.delete(key)) this.#characters += data.text.length;
    this.#kept.set(key, data);
    for (const [oldest, { text }] of this.#kept) {
      if (this.#characters <= mostKeptCharacters || oldest === key) break;
      this.#kept.delete(oldest);
      this.#characters -= text.length;
    }
    return { data: data.asData() };
  }
}
