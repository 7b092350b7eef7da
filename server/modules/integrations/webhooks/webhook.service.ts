import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { removeOldRows } from "../../../db/remove-old-rows.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { hours } from "../../../kernel/clock.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import type { EndpointEdit } from "./change-endpoint.ts";
import { deleteEndpoint, editEndpoint, switchEndpoint } from "./change-endpoint.ts";
import type { EndpointWithSecret } from "./create-endpoint.ts";
import { createEndpoint } from "./create-endpoint.ts";
import type { EndpointInput } from "./endpoint-fields.ts";
import { demandWebhooks } from "./find-endpoint.ts";
import type { DeliveryList } from "./list-deliveries.ts";
import { listDeliveries } from "./list-deliveries.ts";
import type { Replayed, ReplayWish } from "./replay-deliveries.ts";
import { replayDelivery, replaySince } from "./replay-deliveries.ts";
import type { Rotation } from "./rotate-secret.ts";
import { rotateSecret } from "./rotate-secret.ts";
import type { TestResult } from "./test-endpoint.ts";
import { testEndpoint } from "./test-endpoint.ts";
import { WebhookDelivery } from "./webhook-delivery.entity.ts";
import { WebhookEndpoint } from "./webhook-endpoint.entity.ts";
import { WebhookEvent } from "./webhook-event.entity.ts";
import type { WebhookParts } from "./webhook-parts.ts";
import { WebhookWorker } from "./webhook-worker.ts";

/** Where consumers are told of what happens, and what became of telling them. */
export class WebhookService {
  readonly #parts: WebhookParts;
  readonly worker: WebhookWorker;
  readonly sweep: Sweep = { name: "webhook-events", everyMs: hours(1), run: (signal) => this.#forget(signal) };

  constructor(parts: WebhookParts) {
    this.#parts = parts;
    this.worker = new WebhookWorker(parts);
  }

  /** A consumer's endpoints, the oldest first: of anybody but support only one's own. */
  async listOf(actor: Actor, consumerId: string): Promise<WebhookEndpoint[]> {
    demandWebhooks(actor);
    if (actor.kind === "consumer" && actor.id !== consumerId) return [];
    const where = { clinicId: actor.clinicId, consumerId };
    return this.#parts.database.manager.find(WebhookEndpoint, { where, order: { createdAt: "ASC", id: "ASC" } });
  }

  async readMany(actor: Actor, ids: readonly string[]): Promise<WebhookEndpoint[]> {
    demandWebhooks(actor);
    const own = actor.kind === "consumer" ? { consumerId: actor.id } : {};
    return this.#parts.database.manager.findBy(WebhookEndpoint, { clinicId: actor.clinicId, id: In([...ids]), ...own });
  }

  /** What went, or goes, to an endpoint that was read before; the newest first. */
  async deliveries(actor: Actor, list: DeliveryList): Promise<KeysetPage<WebhookDelivery>> {
    demandWebhooks(actor);
    return listDeliveries(this.#parts.database.manager, actor.clinicId, list);
  }

  async create(actor: Actor, consumerId: string | null, input: EndpointInput): Promise<Outcome<EndpointWithSecret>> {
    demandWebhooks(actor);
    const { vault, targets } = this.#parts;
    return this.#write((tx, at) => createEndpoint(tx, actor, consumerId, input, { vault, targets, at }));
  }

  async update(actor: Actor, edit: EndpointEdit): Promise<Outcome<WebhookEndpoint>> {
    demandWebhooks(actor);
    return this.#write((tx, at) => editEndpoint(tx, actor, edit, { targets: this.#parts.targets, at }));
  }

  async setEnabled(actor: Actor, id: string | null, enabled: boolean): Promise<Outcome<WebhookEndpoint>> {
    demandWebhooks(actor);
    return this.#write((tx, at) => switchEndpoint(tx, actor, id, enabled, at));
  }

  async rotate(actor: Actor, rotation: Rotation): Promise<Outcome<EndpointWithSecret>> {
    demandWebhooks(actor);
    return this.#write((tx, at) => rotateSecret(tx, actor, rotation, { vault: this.#parts.vault, at }));
  }

  async remove(actor: Actor, id: string | null): Promise<Outcome<WebhookEndpoint>> {
    demandWebhooks(actor);
    return this.#write((tx, at) => deleteEndpoint(tx, actor, id, at));
  }

  async test(actor: Actor, id: string | null): Promise<Outcome<TestResult>> {
    demandWebhooks(actor);
    return testEndpoint(this.#parts, actor, id);
  }

  async replay(
    actor: Actor,
    which: { readonly endpointId: string | null; readonly deliveryId: string | null },
  ): Promise<Outcome<WebhookDelivery>> {
    demandWebhooks(actor);
    const replayed = await this.#write((tx, at) => replayDelivery(tx, actor, which, at));
    this.worker.wake();
    return replayed;
  }

  async replaySince(actor: Actor, wish: Omit<ReplayWish, "until">): Promise<Outcome<Replayed>> {
    demandWebhooks(actor);
    const at = this.#parts.clock.now();
    const replayed = await replaySince(this.#parts.database, actor, { ...wish, until: at }, at);
    this.worker.wake();
    return replayed;
  }

  #write<T>(work: (tx: EntityManager, at: Date) => Promise<T>): Promise<T> {
    return this.#parts.database.transaction((tx) => work(tx, this.#parts.clock.now()));
  }

  async #forget(signal: AbortSignal): Promise<void> {
    const { database, clock } = this.#parts;
    for (const entity of [WebhookDelivery, WebhookEvent]) await removeOldRows(database, entity, clock.now(), signal);
  }
}
