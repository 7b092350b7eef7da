import { setTimeout as delay } from "node:timers/promises";
import { isUnavailable } from "../../db/errors.ts";
import type { FirstWrite } from "../../db/first-write.ts";
import { removeOldRows } from "../../db/remove-old-rows.ts";
import type { Actor } from "../../kernel/actor.ts";
import { hours } from "../../kernel/clock.ts";
import type { Sweep } from "../../kernel/sweep.ts";
import { sealAnswer } from "./call-answer.ts";
import type { CallParts } from "./call-parts.ts";
import { rightsOf } from "./caller-rights.ts";
import type { Claim, ClaimedCall, KeyedCall } from "./claim-call.ts";
import { claimCall } from "./claim-call.ts";
import { IdempotentCall } from "./idempotent-call.entity.ts";
import { keepAnswer, markApplied, releaseCall } from "./settle-call.ts";

/** What has become of a call: an answer to keep, one that is never given again, or none. */
export type CallEnd = { readonly kind: "ANSWERED"; readonly body: unknown } | { readonly kind: "SHOWN_ONCE" | "FAILED" };

/** Together less than a call's lease. */
const pausesMs = [100, 400, 1_000, 2_000, 4_000, 8_000, 16_000];

/** Calls that are done once by their caller's key, whatever breaks meanwhile. */
export class IdempotencyService {
  readonly #parts: CallParts;

  constructor(parts: CallParts) {
    this.#parts = parts;
  }

  /** With what a call is claimed, the first of its transactions that is kept says that it is applied. */
  async claim(keyed: KeyedCall, first: FirstWrite): Promise<Claim> {
    const claim = await claimCall(this.#parts, keyed);
    if (claim.kind === "CLAIMED") first.set((tx) => markApplied(tx, claim.call, this.#parts.clock.now()));
    return claim;
  }

  /** Where the database has just gone away, the answer does not wait for it: what is kept of it is written once it is back. */
  async settle(call: ClaimedCall, actor: Actor, end: CallEnd): Promise<void> {
    try {
      await this.#settleOnce(call, actor, end);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      void this.#settleLater(call, actor, end);
    }
  }

  /** If it comes to nothing, the call's lease ends by itself. */
  async #settleLater(call: ClaimedCall, actor: Actor, end: CallEnd): Promise<void> {
    for (const pause of pausesMs) {
      await delay(pause, undefined, { ref: false });
      const settled = await this.#settleOnce(call, actor, end).then(
        () => true,
        () => false,
      );
      if (settled) return;
    }
  }

  async #settleOnce(call: ClaimedCall, actor: Actor, end: CallEnd): Promise<void> {
    if (end.kind === "FAILED") return releaseCall(this.#parts, call);
    const sealed = end.kind === "ANSWERED" ? sealAnswer(this.#parts.keys, call.id, { rights: rightsOf(actor), body: end.body }) : null;
    return keepAnswer(this.#parts, call, sealed);
  }

  get sweep(): Sweep {
    const { database, clock } = this.#parts;
    const run = async (signal: AbortSignal): Promise<void> => void (await removeOldRows(database, IdempotentCall, clock.now(), signal));
    return { name: "idempotent-calls", everyMs: hours(1), run };
  }
}
