import { In } from "typeorm";
import { WorkLoop } from "../../../kernel/work-loop.ts";
import { deliverWebhook, pausedUntil } from "./deliver-webhook.ts";
import { DeliveryQueue } from "./delivery-queue.ts";
import type { WebhookDelivery } from "./webhook-delivery.entity.ts";
import { endpointDisabled } from "./webhook-delivery.entity.ts";
import { WebhookEndpoint } from "./webhook-endpoint.entity.ts";
import type { WebhookParts } from "./webhook-parts.ts";

interface Pace {
  /** How often it looks for what nobody woke it for: other processes record events as well. */
  readonly pollMs?: number;
  /** How long a delivery belongs to a worker that may have died: longer than a call takes. */
  readonly leaseMs?: number;
  /** How many calls it makes at once, and how many of them to one endpoint. */
  readonly lanes?: number;
  readonly lanesPerEndpoint?: number;
  readonly random?: () => number;
}

const batch = 100;

/** Delivers what waits. Any number of them may run on one database, in one process or in many. A slow receiver holds up nobody else. */
export class WebhookWorker {
  readonly #parts: WebhookParts;
  readonly #queue: DeliveryQueue;
  readonly #pace: Required<Pick<Pace, "lanes" | "lanesPerEndpoint" | "random">>;
  readonly #loop: WorkLoop;
  readonly #underWay = new Map<Promise<void>, string>();
  #stopped = new AbortController();

  constructor(
    parts: WebhookParts,
    { pollMs = 1_000, leaseMs = 60_000, lanes = 24, lanesPerEndpoint = 4, random = Math.random }: Pace = {},
  ) {
    const { logger, database, clock } = parts;
    this.#parts = parts;
    this.#queue = new DeliveryQueue(database, clock, leaseMs);
    this.#pace = { lanes, lanesPerEndpoint, random };
    this.#loop = new WorkLoop({
      run: () => this.#begin(),
      pollMs,
      onFailing: (error) => logger.error("webhook.failing", {}, error),
      onRecovered: () => logger.info("webhook.recovered"),
    });
  }

  start(): void {
    this.#stopped = new AbortController();
    this.#loop.start();
  }

  /** To be called after a commit that recorded an event. */
  wake(): void {
    this.#loop.wake();
  }

  /** Ends the calls that are under way: they are made again, by whoever works then. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#loop.stop();
    await Promise.all(this.#underWay.keys());
  }

  /** Makes all tries that are due now; says how many. */
  async deliverDue(): Promise<number> {
    let made = 0;
    for (;;) {
      const begun = await this.#begin();
      made += begun;
      if (begun === 0 && this.#underWay.size === 0) return made;
      // A race of none would never end.
      if (this.#underWay.size > 0) await Promise.race(this.#underWay.keys());
    }
  }

  /** Begins what is due as far as there are lanes for it; says how many calls. */
  async #begin(): Promise<number> {
    let begun = 0;
    while (!this.#loop.stopping && this.#underWay.size < this.#pace.lanes) {
      const due = await this.#queue.findDue(batch, this.#busy());
      const ready = await this.#putAside(due);
      const started = await this.#startSome(ready);
      begun += started;
      if (due.length === 0 || (started === 0 && ready.length === due.length)) return begun;
    }
    return begun;
  }

  /** What is for endpoints that are disabled is held back, and for those that rest a little put off; answers the others. */
  async #putAside(due: readonly WebhookDelivery[]): Promise<WebhookDelivery[]> {
    const ready: WebhookDelivery[] = [];
    const now = this.#parts.clock.now();
    for (const clinicId of new Set(due.map((each) => each.clinicId))) {
      const ofClinic = due.filter((each) => each.clinicId === clinicId);
      const ids = [...new Set(ofClinic.map(({ endpointId }) => endpointId))];
      const found = await this.#parts.database.manager.findBy(WebhookEndpoint, { clinicId, id: In(ids) });
      const endpoints = new Map(found.map((endpoint) => [endpoint.id, endpoint]));
      for (const id of ids) {
        const ofEndpoint = ofClinic.filter(({ endpointId }) => endpointId === id);
        const endpoint = endpoints.get(id);
        const until = endpoint ? pausedUntil(endpoint, now, this.#pace.random) : null;
        if (endpoint && !endpoint.enabled) await this.#queue.putAside(ofEndpoint, { reason: endpointDisabled });
        else if (until) await this.#queue.putAside(ofEndpoint, { until });
        else ready.push(...ofEndpoint);
      }
    }
    return ready;
  }

  async #startSome(ready: readonly WebhookDelivery[]): Promise<number> {
    let started = 0;
    for (const delivery of ready) {
      if (this.#loop.stopping || this.#underWay.size >= this.#pace.lanes) return started;
      if (this.#busy().includes(delivery.endpointId)) continue;
      const claimed = await this.#queue.claim(delivery);
      if (!claimed) continue;
      const delivering = { parts: this.#parts, queue: this.#queue, random: this.#pace.random, stop: this.#stopped.signal };
      const call: Promise<void> = deliverWebhook(delivering, claimed)
        // Its lease runs out, and then it is tried again.
        .catch((error: unknown) => this.#parts.logger.error("webhook.fault", { clinic: delivery.clinicId }, error))
        .finally(() => {
          this.#underWay.delete(call);
          this.#loop.wake();
        });
      this.#underWay.set(call, delivery.endpointId);
      started += 1;
    }
    return started;
  }

  /** Endpoints that have as many calls under way as they may. */
  #busy(): string[] {
    const counts = new Map<string, number>();
    for (const endpointId of this.#underWay.values()) counts.set(endpointId, (counts.get(endpointId) ?? 0) + 1);
    return [...counts].filter(([, count]) => count >= this.#pace.lanesPerEndpoint).map(([endpointId]) => endpointId);
  }
}
