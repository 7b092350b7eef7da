import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Database } from "../../../db/database.ts";
import { isUniqueViolation } from "../../../db/errors.ts";
import { insertRows } from "../../../db/insert-rows.ts";
import type { AuditClass } from "../audit-class.ts";
import { auditClasses } from "../audit-class.ts";
import { AuditEvent } from "../audit-event.entity.ts";
import { AuditBlock } from "./audit-block.entity.ts";
import { AuditChain } from "./audit-chain.entity.ts";
import { beginning, digestOfRows, hashOfBlock, mostRowsPerBlock, writeRowDigests } from "./block-hash.ts";
import type { StoredEvent } from "./stored-events.ts";
import { readStoredEvents } from "./stored-events.ts";

interface Batch {
  readonly block: AuditBlock;
  readonly ids: readonly string[];
}

/** Another process has moved the head since it was read: nothing of this attempt is kept. */
class HeadMoved extends Error {}

/** What somebody has made unreadable before it was sealed holds nothing up. */
const classIn = ({ auditClass }: StoredEvent): AuditClass => (auditClasses.includes(auditClass) ? auditClass : "CHANGE");

const instantsIn = (events: readonly StoredEvent[], otherwise: Date): Date[] => {
  const read = events.map(({ occurredAt }) => Date.parse(occurredAt)).filter((time) => !Number.isNaN(time));
  return (read.length > 0 ? read.toSorted((one, other) => one - other) : [otherwise.getTime()]).map((time) => new Date(time));
};

/** Blocks for the events, one for each class that there is among them, each on top of the one before. */
function makeBlocks(clinicId: string, head: AuditChain | null, events: readonly StoredEvent[], at: Date): Batch[] {
  const batches: Batch[] = [];
  for (const auditClass of auditClasses) {
    const rows = events.filter((event) => classIn(event) === auditClass);
    if (rows.length === 0) continue;
    const before = batches.at(-1)?.block;
    const instants = instantsIn(rows, at);
    const rowDigests = writeRowDigests(rows);
    const sealed = {
      clinicId,
      number: (before?.number ?? head?.headNumber ?? 0) + 1,
      auditClass,
      previousHash: before?.hash ?? head?.headHash ?? beginning,
      rowCount: rows.length,
      rowsDigest: digestOfRows(rowDigests),
      firstAt: instants[0]!,
      lastAt: instants.at(-1)!,
      sealedAt: at,
    };
    const block = { ...sealed, hash: hashOfBlock(sealed), rowDigests, rowsRemovedAt: null };
    batches.push({ block, ids: rows.map(({ id }) => id) });
  }
  return batches;
}

async function moveHead(tx: EntityManager, head: AuditChain | null, { clinicId, number, hash, sealedAt }: AuditBlock): Promise<void> {
  const moved = { headNumber: number, headHash: hash, sealedAt };
  if (!head) {
    await tx.insert(AuditChain, { clinicId, ...moved });
    return;
  }
  const { headNumber, headHash } = head;
  if (affectedRows(await tx.update(AuditChain, { clinicId, headNumber, headHash }, moved)) !== 1) throw new HeadMoved();
}

/** By their keys alone: a condition on what is not sealed yet would hold up everybody who writes. */
async function markRows(tx: EntityManager, { block: { clinicId, number }, ids }: Batch): Promise<void> {
  const marked = await tx
    .createQueryBuilder()
    .update(AuditEvent)
    .set({ blockNumber: number })
    .where("clinic_id = :clinicId AND id IN (:...ids)", { clinicId, ids })
    .execute();
  if (affectedRows(marked) !== ids.length) throw new Error("Rows of the audit trail were gone before they were sealed.");
}

async function write(database: Database, head: AuditChain | null, batches: readonly Batch[]): Promise<boolean> {
  try {
    await database.transaction(async (tx) => {
      // The head comes first: who loses it waits for nothing else.
      await moveHead(tx, head, batches.at(-1)!.block);
      await insertRows(
        tx,
        AuditBlock,
        batches.map(({ block }) => block),
      );
      for (const batch of batches) await markRows(tx, batch);
    });
    return true;
  } catch (error) {
    if (error instanceof HeadMoved || isUniqueViolation(error)) return false;
    throw error;
  }
}

/**
 * Seals what a clinic's trail has that no block holds yet, a bounded number at a time; what commits later than others that are sealed
 * comes into a later block. Of several processes at once one succeeds and the others leave it to that one. Answers how many rows it sealed.
 */
export async function sealClinic(database: Database, clinicId: string, at: Date, signal?: AbortSignal): Promise<number> {
  let sealed = 0;
  for (let full = true; full && !signal?.aborted;) {
    // The head is read before the rows: rows that another process seals after that have moved the head.
    const head = await database.manager.findOneBy(AuditChain, { clinicId });
    const events = await readStoredEvents(database.manager, { clinicId, block: null, after: "", size: mostRowsPerBlock });
    if (events.length === 0) return sealed;
    if (!(await write(database, head, makeBlocks(clinicId, head, events, at)))) return sealed;
    sealed += events.length;
    full = events.length === mostRowsPerBlock;
  }
  return sealed;
}
