import type { Sweep } from "../../../../kernel/sweep.ts";
import { later, minutes } from "../../../../kernel/clock.ts";
import { ApiConsumer } from "../../api-consumer.entity.ts";
import { consumerActor } from "../../consumers/consumer-actor.ts";
import { mayImport } from "../import-rights.ts";
import { endImport } from "./end-import.ts";
import { FhirImportPart } from "./fhir-import-part.entity.ts";
import { FhirImport } from "./fhir-import.entity.ts";
import type { Lease } from "./import-lease.ts";
import { continueLease, findDueImports, LeaseLost, releaseLease, takeLease } from "./import-lease.ts";
import type { ImportParts } from "./work-part.ts";
import { workPart } from "./work-part.ts";

/** After so many parts it is another import's turn. */
const partsATurn = 50;

/** So often it may fail in a row without having got any further. */
const mostFailures = 12;

const longestPauseMs = minutes(5);

const pauseMs = (failures: number): number => Math.min(longestPauseMs, 1_000 * 2 ** failures);

/** Goes on with imports, part by part. Any number of them may run on one database. */
export class FhirImportWorker implements Sweep {
  readonly name = "fhir-imports";
  readonly everyMs = 1_000;
  readonly #parts: ImportParts;

  constructor(parts: ImportParts) {
    this.#parts = parts;
  }

  /** Goes on with all that is due until nothing is. One that fails does not hinder the others; the first failure is thrown at the end. */
  async run(signal: AbortSignal = new AbortController().signal): Promise<void> {
    const { database, clock } = this.#parts;
    const failures: unknown[] = [];
    for (let worked = true; worked && !signal.aborted;) {
      worked = false;
      for (const due of await findDueImports(database, clock.now())) {
        if (signal.aborted) break;
        worked = (await this.#work(due, signal).catch((error: unknown) => failures.push(error) > 0)) || worked;
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Goes on with one of them for a turn; false where another worker has it, or it is over. */
  async #work(due: Pick<FhirImport, "clinicId" | "id">, signal: AbortSignal): Promise<boolean> {
    const { database, clock } = this.#parts;
    const lease = await takeLease(database, clock, due);
    if (!lease) return false;
    try {
      for (let turn = 0; turn < partsATurn && !signal.aborted; turn += 1) if (!(await this.#workNext(lease))) break;
    } catch (error) {
      if (error instanceof LeaseLost) return true;
      await this.#failed(lease);
      throw error;
    }
    await releaseLease(database, lease, clock.now());
    return true;
  }

  /** False once it is over. */
  async #workNext(lease: Lease): Promise<boolean> {
    const { database, clock } = this.#parts;
    const { clinicId, id } = lease;
    const row = await database.transaction((tx) => continueLease(tx, lease, clock.now()));
    const consumer = await database.manager.findOneBy(ApiConsumer, { clinicId, id: row.consumerId });
    const origin = { requestId: row.requestId, networkAddress: row.networkAddress };
    const actor = consumer && consumer.deactivatedAt === null ? consumerActor(consumer, origin) : null;
    const part = await database.manager.findOneBy(FhirImportPart, { clinicId, importId: id, number: row.nextPart });
    if (part && actor && mayImport(actor)) {
      await workPart(this.#parts, lease, part, actor, row.nextItem);
      return true;
    }
    await database.transaction(async (tx) => {
      const at = clock.now();
      await endImport(tx, await continueLease(tx, lease, at), at, part ? "RIGHTS_LOST" : null);
    });
    return false;
  }

  async #failed(lease: Lease): Promise<void> {
    const { database, clock } = this.#parts;
    const at = clock.now();
    const pause = await database.transaction(async (tx) => {
      const row = await continueLease(tx, lease, at);
      const failures = row.failures + 1;
      if (failures > mostFailures) await endImport(tx, row, at, "FAULT");
      else await tx.update(FhirImport, { clinicId: row.clinicId, id: row.id }, { failures });
      return failures > mostFailures ? null : pauseMs(failures);
    });
    if (pause !== null) await releaseLease(database, lease, later(at, pause));
  }
}
