import { Ctx, FieldResolver, Resolver } from "type-graphql";
import type { Context } from "../../../graphql/context.ts";
import { Viewer } from "../../../graphql/viewer.ts";
import type { ConsumerDeskService } from "./consumer-desk.service.ts";
import { ApiConsumerType, toApiConsumer } from "./consumer.type.ts";

@Resolver(() => Viewer)
export class ConsumerViewerResolver {
  readonly #consumers: ConsumerDeskService;

  constructor(consumers: ConsumerDeskService) {
    this.#consumers = consumers;
  }

  @FieldResolver(() => ApiConsumerType, { nullable: true, description: "The API consumer whose token was sent." })
  async apiConsumer(@Ctx() { actor }: Context): Promise<ApiConsumerType | null> {
    const [row] = actor.kind === "consumer" ? await this.#consumers.readMany(actor, [actor.id]) : [];
    return row ? toApiConsumer(row) : null;
  }
}
