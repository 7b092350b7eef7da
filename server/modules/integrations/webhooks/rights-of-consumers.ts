import type { EntityManager } from "typeorm";
import { In, IsNull } from "typeorm";
import type { Permission } from "../../../kernel/permissions.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";
import { grantedScopes } from "../consumers/granted-scopes.ts";

type Rights = ReadonlySet<Permission>;

/** What consumers may be told of now: none of those that are deactivated, or don't exist. */
export async function rightsOfConsumers(
  manager: EntityManager,
  clinicId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Rights>> {
  const consumers = await manager.findBy(ApiConsumer, { clinicId, id: In([...new Set(ids)]), deactivatedAt: IsNull() });
  return new Map(consumers.map((consumer) => [consumer.id, new Set(grantedScopes(consumer))]));
}

/** The same of one, whether or not it is deactivated; null where it doesn't exist. */
export async function rightsGranted(manager: EntityManager, clinicId: string, id: string | null): Promise<Rights | null> {
  const consumer = id === null ? null : await manager.findOneBy(ApiConsumer, { clinicId, id });
  return consumer && new Set(grantedScopes(consumer));
}
