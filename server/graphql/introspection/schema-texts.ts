import type { GraphQLField } from "graphql";
import { isWrappingType } from "graphql";

type Definition = GraphQLField<unknown, unknown>;

/** What was read of one schema, which never changes: its names and descriptions as JSON text, each written once. Bounded by the schema. */
export class SchemaTexts {
  readonly #leaves = new Map<Definition, Map<unknown, string>>();
  readonly #wrappedByName = new Map<string, unknown>();
  readonly #wrapped = new Map<unknown, unknown>();

  /** Of a field without arguments that leads to no object: by the object that it is asked of. */
  leavesOf(definition: Definition): Map<unknown, string> {
    let leaves = this.#leaves.get(definition);
    if (!leaves) this.#leaves.set(definition, (leaves = new Map()));
    return leaves;
  }

  /** `[Patient!]!` is another object wherever it stands, and the same thing. */
  same(source: unknown): unknown {
    if (!isWrappingType(source)) return source;
    const known = this.#wrapped.get(source);
    if (known !== undefined) return known;
    const name = String(source);
    const first = this.#wrappedByName.get(name) ?? source;
    this.#wrappedByName.set(name, first);
    this.#wrapped.set(source, first);
    return first;
  }
}
