import { Field, ID, InterfaceType } from "type-graphql";
import { anyone, Access } from "./access.ts";
import type { Context } from "./context.ts";

@InterfaceType({
  description: "Anything that can be read again by its id (Relay object identification).",
  autoRegisterImplementations: true,
})
@Access(anyone)
export abstract class Node {
  @Field(() => ID, { description: "Opaque and stable; unique over all types." })
  id!: string;
}

type ReadNode = (context: Context, id: string) => Promise<Node | null>;

/** How each type is found by id. A module adds its own types; one that is not here can't be looked up. */
export class NodeRegistry {
  readonly #readers = new Map<string, ReadNode>();

  add(type: string, read: ReadNode): this {
    this.#readers.set(type, read);
    return this;
  }

  async read(context: Context, type: string, id: string): Promise<Node | null> {
    return (await this.#readers.get(type)?.(context, id)) ?? null;
  }

  get types(): string[] {
    return [...this.#readers.keys()];
  }
}
