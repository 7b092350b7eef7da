import { In } from "typeorm";
import type { Database } from "../../../db/database.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import { readKeysetPage } from "../../../db/keyset.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure } from "../../../kernel/outcome.ts";
import { validate } from "../../../kernel/validation.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";
import type { ConsumerInput } from "./consumer-fields.ts";
import { consumerChanges, newConsumerFields } from "./consumer-fields.ts";
import { createConsumer } from "./create-consumer.ts";
import { demandConsumer } from "./demand-consumer.ts";
import { setConsumerActive } from "./set-consumer-active.ts";
import { updateConsumer } from "./update-consumer.ts";

export interface ConsumerPage {
  readonly first: number;
  readonly after: string | null;
}

const unknown = failure({ code: "NOT_FOUND", path: ["input", "id"] });

/** The API consumers of a clinic, as support keeps them. A consumer sees itself, and changes nothing. */
export class ConsumerDeskService {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** By name. */
  list(actor: Actor, { first, after }: ConsumerPage): Promise<KeysetPage<ApiConsumer>> {
    demand(actor, "INTEGRATIONS");
    const query = this.#database.manager.createQueryBuilder(ApiConsumer, "consumer").where({ clinicId: actor.clinicId });
    // A name is unique in its clinic: nothing else orders.
    return readKeysetPage(query, { at: "name", id: "name", direction: "ASC", first, after });
  }

  /** In the order asked; null for those that the clinic doesn't have. */
  async readMany(actor: Actor, ids: readonly string[]): Promise<(ApiConsumer | null)[]> {
    for (const id of ids) demandConsumer(actor, id);
    const rows = await this.#database.manager.findBy(ApiConsumer, { clinicId: actor.clinicId, id: In([...new Set(ids)]) });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }

  async create(actor: Actor, input: ConsumerInput): Promise<Outcome<ApiConsumer>> {
    demand(actor, "INTEGRATIONS");
    const read = validate(newConsumerFields, input, ["input"]);
    return read.ok ? this.#database.transaction((tx) => createConsumer(tx, actor, read.value, this.#clock.now())) : read;
  }

  /** Null for an id that is none of ours. */
  async update(actor: Actor, id: string | null, version: number, input: ConsumerInput): Promise<Outcome<ApiConsumer>> {
    demand(actor, "INTEGRATIONS");
    const read = validate(consumerChanges, input, ["input"]);
    if (!read.ok) return read;
    if (id === null) return unknown;
    const { name, scopes } = read.value;
    const changes = { ...(name !== undefined && { name }), ...(scopes !== undefined && { scopes }) };
    return this.#database.transaction((tx) => updateConsumer(tx, actor, { id, version, changes }, this.#clock.now()));
  }

  async setActive(actor: Actor, id: string | null, active: boolean): Promise<Outcome<ApiConsumer>> {
    demand(actor, "INTEGRATIONS");
    if (id === null) return unknown;
    return this.#database.transaction((tx) => setConsumerActive(tx, actor, id, active, this.#clock.now()));
  }
}
