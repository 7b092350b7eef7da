import type { Server } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";

/** So short a turn of the loop that hardly anybody comes between looking for the last one who waits and shutting. */
const shortTurnMs = 0.02;
const longestWaitMs = 500;

/**
 * Whoever has connected, and was not let in yet when a server stops listening, is cut off by the system, with a request that may be
 * sent already. So everybody who waits is let in first; what they ask is left until nobody waits any more, or others would come
 * meanwhile.
 */
export class Door {
  #held: (() => void)[] | null = null;

  /** Handles a request, now or as soon as the door is shut. */
  enter(handle: () => void): void {
    if (this.#held) this.#held.push(handle);
    else handle();
  }

  async shut(server: Server): Promise<void> {
    this.#held = [];
    // Closing does so too: what is done before is not done while others may come.
    server.closeIdleConnections();
    let arrivals = 0;
    server.on("connection", () => (arrivals += 1));
    const giveUp = performance.now() + longestWaitMs;
    for (let turns = 0; ; turns += 1) {
      const before = arrivals;
      const began = performance.now();
      await nextTurn();
      const now = performance.now();
      // The first turn may have begun before the loop looked who waits.
      if ((turns > 0 && arrivals === before && now - began < shortTurnMs) || now > giveUp) break;
    }
    server.close();
    const held = this.#held;
    this.#held = null;
    for (const handle of held) handle();
  }
}
