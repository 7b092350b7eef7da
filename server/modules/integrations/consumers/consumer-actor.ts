import type { ConsumerActor, Origin } from "../../../kernel/actor.ts";
import type { ApiConsumer } from "../api-consumer.entity.ts";
import { grantedScopes } from "./granted-scopes.ts";

export const consumerActor = (consumer: ApiConsumer, origin: Origin): ConsumerActor => ({
  ...{ kind: "consumer", clinicId: consumer.clinicId, id: consumer.id, name: consumer.name, origin },
  permissions: new Set(grantedScopes(consumer)),
});
