import type { EntityManager } from "typeorm";
import { AuditBlock } from "./audit-block.entity.ts";
import { digestOfRows, readRowDigests } from "./block-hash.ts";
import type { ChainFinding } from "./chain-finding.ts";
import { readStoredEvents } from "./stored-events.ts";

const rowsAtOnce = 200;

/** Compares the rows that stand in a block with those that were sealed in it, however many somebody has put there; leaves in `sealed` those that are gone. */
async function* compareRows(
  manager: EntityManager,
  { clinicId, number: block }: AuditBlock,
  sealed: Map<string, string>,
): AsyncGenerator<ChainFinding> {
  for (let after = "", full = true; full;) {
    const rows = await readStoredEvents(manager, { clinicId, block, after, size: rowsAtOnce });
    for (const { id: eventId, digest } of rows) {
      const wanted = sealed.get(eventId);
      if (wanted === undefined) yield { kind: "ROW_INSERTED", block, eventId };
      else if (wanted !== digest) yield { kind: "ROW_CHANGED", block, eventId };
      sealed.delete(eventId);
    }
    full = rows.length === rowsAtOnce;
    after = rows.at(-1)?.id ?? after;
  }
}

/** Where its rows have been removed there must be none, and their time must have been over. */
async function* checkRemoved(manager: EntityManager, block: AuditBlock, keptUntil: Date): AsyncGenerator<ChainFinding> {
  if (!(block.lastAt < keptUntil)) yield { kind: "ROWS_REMOVED_EARLY", block: block.number };
  yield* compareRows(manager, block, new Map());
}

/** What is wrong with the rows of a block. Rows of its class that are older than `keptUntil` may be gone. */
export async function* checkRows(manager: EntityManager, block: AuditBlock, keptUntil: Date): AsyncGenerator<ChainFinding> {
  const { clinicId, number } = block;
  if (block.rowsRemovedAt) {
    yield* checkRemoved(manager, block, keptUntil);
    return;
  }
  const written = block.rowDigests ?? "";
  if (digestOfRows(written) !== block.rowsDigest) yield { kind: "DIGESTS_CHANGED", block: number };
  const sealed = written === "" ? new Map<string, string>() : readRowDigests(written);
  yield* compareRows(manager, block, sealed);
  if (sealed.size === 0) return;
  // Their time may have come since the block was read.
  const now = await manager.findOneBy(AuditBlock, { clinicId, number });
  if (now?.rowsRemovedAt) yield* checkRemoved(manager, now, keptUntil);
  else for (const eventId of sealed.keys()) yield { kind: "ROW_REMOVED", block: number, eventId };
}
