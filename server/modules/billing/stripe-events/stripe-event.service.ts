import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import { hours } from "../../../kernel/clock.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import type { PaymentParts } from "../payments/payment-parts.ts";
import { lastEventAt } from "./last-event.ts";
import type { EventPlace, Receipt } from "./receive-event.ts";
import { receiveEvent } from "./receive-event.ts";
import { RefusalLog } from "./refusal-log.ts";
import { StripeEventWorker } from "./stripe-event-worker.ts";

/** What Stripe tells: taken in by whoever serves HTTP, applied by whoever works. */
export class StripeEventService {
  readonly #parts: PaymentParts;
  readonly #refusals: RefusalLog;
  readonly worker: StripeEventWorker;
  readonly sweep: Sweep;

  constructor(parts: PaymentParts) {
    this.#parts = parts;
    this.#refusals = new RefusalLog(parts.logger, parts.clock);
    this.worker = new StripeEventWorker(parts);
    this.sweep = { name: "stripe-events", everyMs: hours(6), run: (signal) => this.worker.sweep(signal) };
  }

  /** Keeps an event, of which nothing is believed before its signature was found good. */
  async receive(place: EventPlace, rawBody: Uint8Array, signature: string): Promise<Receipt> {
    const receipt = await receiveEvent(this.#parts, this.#refusals, place, rawBody, signature);
    if (receipt === "TAKEN") this.worker.wake();
    return receipt;
  }

  /** When Stripe last told the clinic of anything, since then. */
  async lastReceivedAt(actor: Actor, since: Date | null): Promise<Date | null> {
    demand(actor, "PORTAL_SETTINGS");
    return lastEventAt(this.#parts.database.manager, actor.clinicId, since);
  }
}
