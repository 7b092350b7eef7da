import type { Database } from "../../../db/database.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import { sealClinic } from "./seal-clinic.ts";

/** Clinics with rows that wait to be sealed: one look into the index for each clinic. */
const waiting = `SELECT clinics.id AS id FROM clinics WHERE EXISTS (
  SELECT 1 FROM audit_events WHERE audit_events.clinic_id = clinics.id AND audit_events.block_number IS NULL)`;

/** Seals the trail of every clinic, seconds after it was written. Any number of processes may do so at once. */
export class SealSweep implements Sweep {
  readonly name = "audit-sealing";
  readonly everyMs = 10_000;
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async run(signal?: AbortSignal): Promise<void> {
    const clinics: { readonly id: string }[] = await this.#database.manager.query(waiting);
    const faults: unknown[] = [];
    for (const { id } of clinics) {
      if (signal?.aborted) break;
      // What is wrong with one clinic's trail holds no other's up.
      await sealClinic(this.#database, id, this.#clock.now(), signal).catch((fault: unknown) => faults.push(fault));
    }
    if (faults.length > 0) throw faults[0];
  }
}
