import type { EntityManager } from "typeorm";
import { IsNull } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { ConsumerActor, Origin } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import { minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import type { Permission } from "../../kernel/permissions.ts";
import { consumerScopes } from "../../kernel/permissions.ts";
import { hashToken, newSecretToken } from "../../kernel/secret-token.ts";
import { ApiConsumer } from "./api-consumer.entity.ts";
import { ApiToken } from "./api-token.entity.ts";

const tokenPrefix = "portail_";

/** How fresh "last used" is kept: precise enough to see that a token is in use, without a write at every call. */
const usedInterval = minutes(5);

const actorFor = (consumer: ApiConsumer, origin: Origin): ConsumerActor => ({
  kind: "consumer",
  clinicId: consumer.clinicId,
  id: consumer.id,
  name: consumer.name,
  permissions: new Set(consumer.scopes.filter((scope) => consumerScopes.includes(scope))),
  origin,
});

export class ConsumerService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async add(tx: EntityManager, clinicId: string, name: string, scopes: readonly Permission[]): Promise<ApiConsumer> {
    const consumer = Object.assign(new ApiConsumer(), { clinicId, id: newId(), name, scopes: [...scopes], createdAt: this.#clock.now() });
    await tx.insert(ApiConsumer, consumer);
    return consumer;
  }

  /** A new token. It is answered here and never again: only its hash is stored. */
  async issueToken(tx: EntityManager, { clinicId, id: consumerId }: ApiConsumer): Promise<string> {
    const token = `${tokenPrefix}${newSecretToken()}`;
    const row = {
      clinicId,
      id: newId(),
      consumerId,
      tokenHash: hashToken(token),
      createdAt: this.#clock.now(),
      lastUsedAt: null,
      revokedAt: null,
    };
    await tx.insert(ApiToken, row);
    return token;
  }

  /** The consumer behind a bearer token of this clinic. A token of another clinic is no token here. */
  async authenticate(clinicId: string, token: string, origin: Origin): Promise<ConsumerActor | null> {
    const { manager } = this.#database;
    const held = await manager.findOneBy(ApiToken, { clinicId, tokenHash: hashToken(token), revokedAt: IsNull() });
    const consumer = held && (await manager.findOneBy(ApiConsumer, { clinicId, id: held.consumerId }));
    if (!held || !consumer) return null;
    const now = this.#clock.now();
    if (!held.lastUsedAt || now.getTime() - held.lastUsedAt.getTime() >= usedInterval)
      await manager.update(ApiToken, { clinicId, id: held.id }, { lastUsedAt: now });
    return actorFor(consumer, origin);
  }

  /** The actor as which the product itself acts for a consumer, as when it seeds a demo clinic. */
  actingFor(consumer: ApiConsumer, origin: Origin): ConsumerActor {
    return actorFor(consumer, origin);
  }

  /** Those of a clinic, by name. */
  list(clinicId: string): Promise<ApiConsumer[]> {
    return this.#database.manager.find(ApiConsumer, { select: { id: true, name: true }, where: { clinicId }, order: { name: "ASC" } });
  }

  async readSelf({ clinicId, id }: ConsumerActor): Promise<ApiConsumer | null> {
    return this.#database.manager.findOneBy(ApiConsumer, { clinicId, id });
  }
}
