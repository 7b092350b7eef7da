import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "../../db/database.ts";
import { isRetryable } from "../../db/errors.ts";
import type { Hook } from "../../db/hook.ts";
import { tellKept } from "../../db/hook.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Sweep } from "../../kernel/sweep.ts";
import type { AccessChanged } from "../access/access-hook.ts";
import type { Lease } from "./bulk-job.ts";
import { continueLease, findDueChanges, releaseLease, takeLease } from "./bulk-job.ts";
import { changeSlice, skipChart } from "./change-slice.ts";
import { largestSlice, StaleSlice } from "./slice.ts";
import { keepChart, undoSlice } from "./undo-slice.ts";

/** After so many slices it is another clinic's turn. */
const slicesATurn = 100;

/** So often a slice is tried before it is cut smaller, and a chart before it is passed by. */
const tries = 2;

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  /** Part of a slice's own time that the database is left alone after it. */
  readonly restShare?: number;
  /** What else happens with every switch that is moved. */
  readonly hooks?: readonly Hook<AccessChanged>[];
}

/** Goes on with bulk changes, slice by slice. Any number of them may run on one database. */
export class BulkAccessWorker implements Sweep {
  readonly name = "bulk-access-changes";
  readonly everyMs = 1_000;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Goes on with all that is due until nothing is. */
  async run(signal: AbortSignal = new AbortController().signal): Promise<void> {
    const { database, clock } = this.#parts;
    for (let worked = true; worked && !signal.aborted;) {
      worked = false;
      for (const change of await findDueChanges(database, clock.now())) {
        const lease = signal.aborted ? null : await takeLease(database, clock, change);
        if (!lease) continue;
        worked = true;
        await this.#takeTurn(lease, signal);
      }
    }
  }

  async #takeTurn(lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, clock, restShare = 0.15 } = this.#parts;
    let [size, failures] = [largestSlice, 0];
    try {
      for (let slice = 0; slice < slicesATurn && !signal.aborted; slice += 1) {
        const began = performance.now();
        try {
          if (!(await this.#workSlice(lease, size))) return;
          [size, failures] = [Math.min(largestSlice, 2 * size), 0];
        } catch (error) {
          if (!(error instanceof StaleSlice) && !isRetryable(error)) throw error;
          failures += 1;
          if (failures >= tries && size === 1) await this.#passBy(lease);
          if (failures >= tries) [size, failures] = [Math.ceil(size / 8), 0];
        }
        await delay((performance.now() - began) * restShare);
      }
    } finally {
      await releaseLease(database, lease, clock.now());
    }
  }

  /** False where nothing is left to do, or it isn't this worker's any more. */
  async #workSlice(lease: Lease, size: number): Promise<boolean> {
    const { database, clock, hooks = [] } = this.#parts;
    const left = await database.transaction(async (tx) => {
      const at = clock.now();
      const change = await continueLease(tx, lease, at);
      if (!change) return false;
      return change.undoStatus === "RUNNING" ? undoSlice(tx, change, size, at, hooks) : changeSlice(tx, change, size, at, hooks);
    });
    tellKept(hooks);
    return left;
  }

  #passBy(lease: Lease): Promise<void> {
    const { database, clock } = this.#parts;
    return database.transaction(async (tx) => {
      const at = clock.now();
      const change = await continueLease(tx, lease, at);
      if (change) await (change.undoStatus === "RUNNING" ? keepChart(tx, change) : skipChart(tx, change, at));
    });
  }
}
