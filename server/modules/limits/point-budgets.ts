import type { Database } from "../../db/database.ts";
import type { Clock } from "../../kernel/clock.ts";
import { minutes } from "../../kernel/clock.ts";
import { countOf } from "./daily-cap.ts";
import { LimitRow } from "./limit-row.entity.ts";

interface Spender {
  readonly clinicId: string;
  readonly id: string;
}

export interface Spent {
  readonly granted: boolean;
  /** How many points a window has, how many of them are left at least, and in how many seconds the next one begins. */
  readonly limit: number;
  readonly left: number;
  readonly resetSeconds: number;
}

/** What this process took of one window and has not spent yet, and what nobody took when it last looked. */
interface Lease {
  readonly window: number;
  own: number;
  untaken: number;
}

/**
 * So many points a minute for each API consumer, shared by all processes through the database. A process takes a second's worth at
 * a time: a call costs one conditional UPDATE at most, most calls none, and what other processes hold unspent is little.
 */
export class PointBudgets {
  readonly limit: number;
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #leases = new Map<string, Lease>();

  constructor(database: Database, clock: Clock, limit: number) {
    this.#database = database;
    this.#clock = clock;
    this.limit = limit;
  }

  /** Takes so many points, or none where so many are not left. */
  async take(spender: Spender, points: number): Promise<Spent> {
    const at = this.#clock.now();
    const lease = this.#leaseOf(spender, Math.floor(at.getTime() / windowMs));
    while (lease.own < points && lease.own + lease.untaken >= points) await this.#extend(spender, lease, points - lease.own, at);
    const granted = lease.own >= points;
    if (granted) lease.own -= points;
    const resetSeconds = Math.max(1, Math.ceil(((lease.window + 1) * windowMs - at.getTime()) / 1_000));
    return { granted, limit: this.limit, left: lease.own + lease.untaken, resetSeconds };
  }

  #leaseOf({ clinicId, id }: Spender, window: number): Lease {
    const key = `${clinicId} ${id}`;
    const known = this.#leases.get(key);
    if (known?.window === window) return known;
    const lease = { window, own: 0, untaken: this.limit };
    this.#leases.set(key, lease);
    return lease;
  }

  async #extend({ clinicId, id }: Spender, lease: Lease, needed: number, at: Date): Promise<void> {
    const row = { clinicId, key: `points:${id}:${lease.window}` };
    const share = Math.min(Math.max(needed, Math.ceil(this.limit / sharesInWindow)), lease.untaken);
    const [took, taken] = await this.#database.transaction(async (tx) => {
      for (const count of new Set([share, needed])) {
        if (!(await countOf(tx, { ...row, most: this.limit, count, at, lasts: 2 * windowMs }))) continue;
        return [count, (await tx.findOneByOrFail(LimitRow, row)).taken];
      }
      return [0, (await tx.findOneBy(LimitRow, row))?.taken ?? this.limit];
    });
    lease.own += took!;
    lease.untaken = Math.max(0, this.limit - taken!);
  }
}

const windowMs = minutes(1);
const sharesInWindow = 60;
