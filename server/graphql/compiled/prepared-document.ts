import { createHash } from "node:crypto";
import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { getOperationAST, validate } from "graphql";
import type { SentVariables } from "../limits/arguments.ts";
import { isIntrospection, isIntrospectionOnly } from "../limits/introspection-only.ts";
import type { CompiledCost, OperationCost } from "../limits/operation-cost.ts";
import { compileCost } from "../limits/operation-cost.ts";
import { operationLabel } from "../operation-label.ts";
import { CompiledDocument } from "./compiled-document.ts";

/** What is known of an operation before it is asked for. */
export interface PreparedOperation {
  readonly node: OperationDefinitionNode;
  /** What it is called in logs, metrics and traces. */
  readonly label: string;
  /** Whether it asks about the schema and nothing else. */
  readonly introspection: boolean;
  cost(variables: SentVariables): OperationCost;
}

/** Of a batch with a thousand wrong values the first ones are enough to mend it; none is told by guessing at names of the schema. */
const coercion = { maxErrors: 20, hideSuggestions: true };

/** As many as anybody mends at once: each costs a walk through the document to say where it is. */
const mostValidationErrors = 20;

/** A document within the limits, with all that can be known of it once for all calls. */
export class PreparedDocument {
  readonly text: string;
  readonly document: DocumentNode;
  /** Whether the web apps were built with it. */
  readonly trusted: boolean;
  /** Whether it asks about the schema and nothing else: open to everybody. */
  readonly introspection: boolean;
  readonly #schema: GraphQLSchema;
  readonly #operations = new Map<OperationDefinitionNode, PreparedOperation>();
  #compiled: CompiledDocument | undefined;
  #hash: string | undefined;
  #errors: readonly GraphQLError[] | undefined;

  constructor(schema: GraphQLSchema, text: string, document: DocumentNode, trusted: boolean) {
    this.#schema = schema;
    this.text = text;
    this.document = document;
    this.trusted = trusted;
    this.introspection = isIntrospectionOnly(document);
  }

  /** What is invalid in it: with any of these nothing of it may run. */
  get errors(): readonly GraphQLError[] {
    return (this.#errors ??= validate(this.#schema, this.document, undefined, { maxErrors: mostValidationErrors, hideSuggestions: true }));
  }

  /** Ready to be executed; asked for where it has no errors. */
  get compiled(): CompiledDocument {
    return (this.#compiled ??= new CompiledDocument(this.#schema, this.document, coercion));
  }

  /** sha256 of its text, in hexadecimal digits. */
  get hash(): string {
    return (this.#hash ??= createHash("sha256").update(this.text).digest("hex"));
  }

  /** The operation of the name, or the only one; null where there is no such one. */
  operation(name: string | null | undefined): PreparedOperation | null {
    const node = getOperationAST(this.document, name);
    return node ? (this.#operations.get(node) ?? this.#prepare(node)) : null;
  }

  #prepare(node: OperationDefinitionNode): PreparedOperation {
    let cost: CompiledCost | undefined;
    const operation: PreparedOperation = {
      node,
      label: operationLabel(this.document, node, this.trusted),
      introspection: isIntrospection(node.selectionSet),
      // Only a valid document can be measured; whether it is one is asked first.
      cost: (variables) => (cost ??= compileCost(this.#schema, this.document, node))(variables),
    };
    this.#operations.set(node, operation);
    return operation;
  }
}
