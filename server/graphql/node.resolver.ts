import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { Access, anyone } from "./access.ts";
import type { Context } from "./context.ts";
import { parseGlobalId } from "./global-id.ts";
import type { NodeRegistry } from "./node.ts";
import { Node } from "./node.ts";

@Resolver(() => Node)
export class NodeResolver {
  readonly #registry: NodeRegistry;

  constructor(registry: NodeRegistry) {
    this.#registry = registry;
  }

  @Query(() => Node, {
    nullable: true,
    description: "Anything by its id; null when it does not exist, is another clinic's, or is not for the caller to know of.",
  })
  @Access(anyone)
  async node(
    @Ctx() context: Context,
    @Arg("id", () => ID, { description: "The `id` of any type that implements `Node`." }) id: string,
  ): Promise<Node | null> {
    const parsed = parseGlobalId(id);
    return parsed && this.#registry.read(context, parsed.type, parsed.id);
  }
}
