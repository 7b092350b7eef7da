import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from "graphql";
import { GraphQLError, Kind } from "graphql";

/** The parser stops at this: validation of a longer document could cost more than answering it. */
export const mostTokens = 2_500;

const limits = { depth: 12, fields: 600, aliases: 30, directives: 30, fragments: 100, repetitions: 30, rootFields: 20 };

/** Open to everybody: deep enough for every tool, and without the aliases that would multiply the whole schema. */
const introspectionLimits = { ...limits, depth: 16, aliases: 5 };

/** Each may stand once in a document: guessing codes or passwords takes a request a guess. */
const authenticationFields = new Set([
  "requestOtp",
  "resendOtp",
  "verifyOtp",
  "openNotification",
  "signInFromNotification",
  "signInStaff",
  "submitRegistration",
  "verifyStaffSecondStep",
]);

interface Measure {
  fields: number;
  aliases: number;
  directives: number;
  /** Spread or inline, each time that one is met: without fields of their own they would cost all the same. */
  fragments: number;
  /** A field that stands again in the same braces: validation compares each with each. */
  repetitions: number;
  authentications: number;
}

const tooMuch = (what: string): GraphQLError =>
  new GraphQLError(`The document has too many ${what}.`, { extensions: { code: "RATE_LIMITED" } });

const oneAtATime = (): GraphQLError =>
  new GraphQLError("The document has more than one authentication field.", { extensions: { code: "BAD_REQUEST" } });

const idleFragment = (): GraphQLError =>
  new GraphQLError("A fragment of the document is unused or repeated.", { extensions: { code: "GRAPHQL_VALIDATION_FAILED" } });

/**
 * Walks a document as it would be executed, fragments written out, and stops at the first limit. Runs before validation, whose own
 * cost grows with what is limited here.
 */
class DocumentMeasure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #measure: Measure = { fields: 0, aliases: 0, directives: 0, fragments: 0, repetitions: 0, authentications: 0 };
  readonly #open = new Set<string>();
  readonly #met: Set<string>;
  readonly #limits: typeof limits;

  /** `met` collects the names of the fragments that were walked. */
  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>, met: Set<string>, most: typeof limits) {
    this.#fragments = fragments;
    this.#met = met;
    this.#limits = most;
  }

  walk(selectionSet: SelectionSetNode, depth: number): void {
    if (depth > this.#limits.depth) throw tooMuch("levels");
    const names = selectionSet.selections.flatMap((selection) =>
      selection.kind === Kind.FIELD ? (selection.alias ?? selection.name).value : [],
    );
    this.#count("repetitions", names.length - new Set(names).size);
    for (const selection of selectionSet.selections) {
      this.#count("directives", selection.directives?.length ?? 0);
      this.#count("fragments", selection.kind === Kind.FIELD ? 0 : 1);
      if (selection.kind === Kind.FIELD) this.#field(selection, depth);
      else if (selection.kind === Kind.INLINE_FRAGMENT) this.walk(selection.selectionSet, depth);
      else this.#spread(selection.name.value, depth);
    }
  }

  #field(field: FieldNode, depth: number): void {
    this.#count("fields", 1);
    this.#count("aliases", field.alias ? 1 : 0);
    if (depth === 1 && authenticationFields.has(field.name.value) && ++this.#measure.authentications > 1) throw oneAtATime();
    if (field.selectionSet) this.walk(field.selectionSet, depth + 1);
  }

  /** A fragment that leads back to itself is left to validation, which refuses it. */
  #spread(name: string, depth: number): void {
    const fragment = this.#fragments.get(name);
    if (!fragment || this.#open.has(name)) return;
    this.#met.add(name);
    this.#open.add(name);
    this.walk(fragment.selectionSet, depth);
    this.#open.delete(name);
  }

  #count(what: keyof typeof limits & keyof Measure, more: number): void {
    this.#measure[what] += more;
    if (this.#measure[what] > this.#limits[what]) throw tooMuch(what);
  }
}

/** Throws for a document that asks for more than anybody needs. Introspection has limits of its own. */
export function checkLimits(document: DocumentNode): void {
  const written = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const fragments = new Map(written.map((fragment) => [fragment.name.value, fragment]));
  const met = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (definition.selectionSet.selections.length > limits.rootFields) throw tooMuch("root fields");
    const most = isIntrospection(definition.selectionSet) ? introspectionLimits : limits;
    new DocumentMeasure(fragments, met, most).walk(definition.selectionSet, 1);
  }
  // Validation refuses unused and repeated ones too, after having compared all that stands in them.
  if (written.length > met.size) throw idleFragment();
}

const isIntrospection = ({ selections }: SelectionSetNode): boolean =>
  selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith("__"));

/** Whether a document asks about the schema and nothing else: open to everybody. */
export const isIntrospectionOnly = (document: DocumentNode): boolean =>
  document.definitions.every((definition) => definition.kind !== Kind.OPERATION_DEFINITION || isIntrospection(definition.selectionSet));
