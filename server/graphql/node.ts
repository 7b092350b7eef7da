import { Field, ID, InterfaceType } from "type-graphql";
import type { Rule } from "./access.ts";
import { check } from "./access.ts";
import type { Context } from "./context.ts";

/** Without a rule of its own: TypeGraphQL would put it in the place of the rules of all types that extend it. */
@InterfaceType({
  description: "Anything that can be read again by its id (Relay object identification).",
  autoRegisterImplementations: true,
})
export abstract class Node {
  @Field(() => ID, { description: "Opaque and stable; unique over all types." })
  id!: string;
}

type ReadNode = (context: Context, id: string) => Promise<Node | null>;

/** How each type is found by id, and by whom. A module adds its own types; one that is not here can't be looked up. */
export class NodeRegistry {
  readonly #entries = new Map<string, { readonly rule: Rule; readonly read: ReadNode }>();

  add(type: string, rule: Rule, read: ReadNode): this {
    this.#entries.set(type, { rule, read });
    return this;
  }

  /** The rule comes first: whether something exists is told only to those who may see such things. */
  async read(context: Context, type: string, id: string): Promise<Node | null> {
    const entry = this.#entries.get(type);
    if (!entry) return null;
    check(entry.rule, context.actor);
    return entry.read(context, id);
  }
}
