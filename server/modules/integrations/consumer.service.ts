import type { EntityManager } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { ConsumerActor, Origin } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Permission } from "../../kernel/permissions.ts";
import { ApiConsumer } from "./api-consumer.entity.ts";
import { ApiToken } from "./api-token.entity.ts";
import type { Credential } from "./authenticate-consumer.ts";
import { authenticateConsumer } from "./authenticate-consumer.ts";
import { consumerActor } from "./consumers/consumer-actor.ts";
import { newConsumer } from "./consumers/create-consumer.ts";
import { newToken } from "./tokens/new-token.ts";

/** Who calls with a bearer token, and the consumer with which a clinic opens. */
export class ConsumerService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The first one of a clinic that opens: nobody has signed in there yet. */
  async add(tx: EntityManager, clinicId: string, name: string, scopes: readonly Permission[]): Promise<ApiConsumer> {
    const consumer = newConsumer(clinicId, { name, scopes }, this.#clock.now(), null);
    await tx.insert(ApiConsumer, consumer);
    return consumer;
  }

  /** Its token. It is answered here and never again: only its hash is stored. */
  async issueToken(tx: EntityManager, { clinicId, id: consumerId }: ApiConsumer, label = "First token"): Promise<string> {
    const wanted = { clinicId, consumerId, label, expiresAt: null, createdAt: this.#clock.now(), createdBy: null };
    const { token, row } = newToken(wanted);
    await tx.insert(ApiToken, row);
    return token;
  }

  /** The consumer behind a bearer token of this clinic; null for any token that isn't valid, without a word about why. */
  authenticate(credential: Credential, origin: Origin): Promise<ConsumerActor | null> {
    return authenticateConsumer(this.#database, credential, origin, this.#clock.now());
  }

  /** The actor as which the product itself acts for a consumer, as when it seeds a demo clinic. */
  actingFor(consumer: ApiConsumer, origin: Origin): ConsumerActor {
    return consumerActor(consumer, origin);
  }

  /** Those of a clinic, by name. */
  list(clinicId: string): Promise<ApiConsumer[]> {
    return this.#database.manager.find(ApiConsumer, { select: { id: true, name: true }, where: { clinicId }, order: { name: "ASC" } });
  }
}
