import { Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import type { Rule } from "../../graphql/access.ts";
import { Access } from "../../graphql/access.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { Node } from "../../graphql/node.ts";
import { Viewer } from "../../graphql/viewer.ts";
import type { ConsumerActor } from "../../kernel/actor.ts";

export const consumerThemself: Rule = { text: "API consumers, for themselves", allows: (actor) => actor.kind === "consumer" };

@ObjectType("ApiConsumer", { implements: Node, description: "An integrating team's program." })
@Access(consumerThemself)
export class ApiConsumerType extends Node {
  @Field(() => String, { description: "Its name." })
  name!: string;
}

export const toApiConsumer = ({ id, name }: Pick<ConsumerActor, "id" | "name">): ApiConsumerType =>
  Object.assign(new ApiConsumerType(), { id: toGlobalId("ApiConsumer", id), name });

@Resolver(() => Viewer)
export class ConsumerViewerResolver {
  @FieldResolver(() => ApiConsumerType, { nullable: true, description: "The API consumer whose token was sent." })
  apiConsumer(@Root() { actor }: Viewer): ApiConsumerType | null {
    return actor.kind === "consumer" ? toApiConsumer(actor) : null;
  }
}
