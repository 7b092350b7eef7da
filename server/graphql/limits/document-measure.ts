import type { FieldNode, FragmentDefinitionNode, SelectionSetNode } from "graphql";
import { Kind } from "graphql";
import type { DocumentLimits } from "./document-limits.ts";
import { authenticationFields } from "./document-limits.ts";
import { oneAtATime, tooMuch } from "./refusals.ts";

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

/**
 * Walks a document as it would be executed, fragments written out, and stops at the first limit. Runs before validation, whose own
 * cost grows with what is limited here.
 */
export class DocumentMeasure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #measure: Measure = { fields: 0, aliases: 0, directives: 0, fragments: 0, repetitions: 0, authentications: 0 };
  readonly #open = new Set<string>();
  readonly #met: Set<string>;
  readonly #limits: DocumentLimits;

  /** `met` collects the names of the fragments that were walked. */
  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>, met: Set<string>, most: DocumentLimits) {
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

  #count(what: keyof DocumentLimits & keyof Measure, more: number): void {
    this.#measure[what] += more;
    if (this.#measure[what] > this.#limits[what]) throw tooMuch(what);
  }
}
