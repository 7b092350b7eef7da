import type { EntityManager } from "typeorm";
import { In, IsNull, LessThan } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Database } from "../../../db/database.ts";
import { newId } from "../../../kernel/id.ts";
import { auditClasses } from "../audit-class.ts";
import { AuditEvent } from "../audit-event.entity.ts";
import { AuditSubject } from "../audit-subject.entity.ts";
import { AuditBlock } from "../chain/audit-block.entity.ts";
import { AuditChain } from "../chain/audit-chain.entity.ts";
import { recordAudit } from "../record-audit.ts";
import type { RetentionYears } from "./retention.ts";
import { keptUntil } from "./retention.ts";

const idsAtOnce = 200;

/** A list may name hundreds of things: so many rows' at a time. */
async function removeRows(tx: EntityManager, clinicId: string, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    const those = In(ids.slice(start, start + idsAtOnce));
    await tx.delete(AuditSubject, { clinicId, eventId: those });
    await tx.delete(AuditEvent, { clinicId, id: those });
  }
}

/** Removes the rows of one block and keeps its header, on which the blocks after it rest. False where somebody else has meanwhile. */
async function removeBlock(database: Database, { clinicId, number }: AuditBlock, at: Date): Promise<boolean> {
  return database.transaction(async (tx) => {
    const block = { clinicId, number, rowsRemovedAt: IsNull() };
    const claimed = affectedRows(await tx.update(AuditBlock, block, { rowsRemovedAt: at, rowDigests: null }));
    if (claimed !== 1) return false;
    const rows = await tx.find(AuditEvent, { select: { id: true }, where: { clinicId, blockNumber: number } });
    await removeRows(
      tx,
      clinicId,
      rows.map(({ id }) => id),
    );
    const nobody = { kind: "anonymous", clinicId, origin: { requestId: `retention ${newId()}`, networkAddress: null } } as const;
    await recordAudit(tx, nobody, at, { action: "audit-trail.rows-removed", changedFields: [`block ${number}`] });
    return true;
  });
}

/** Removes, of all clinics, the rows whose time is over: whole sealed blocks alone. Any number of processes may do so at once. */
export async function removeOldBlocks(database: Database, years: RetentionYears, at: Date, signal?: AbortSignal): Promise<number> {
  const oldest = keptUntil(years, at);
  let removed = 0;
  for (const { clinicId } of await database.manager.find(AuditChain, { select: { clinicId: true } }))
    for (const auditClass of auditClasses) {
      const due = { clinicId, auditClass, rowsRemovedAt: IsNull(), lastAt: LessThan(oldest[auditClass]) };
      for (let full = true; full && !signal?.aborted;) {
        const blocks = await database.manager.find(AuditBlock, {
          select: { clinicId: true, number: true },
          where: due,
          order: { lastAt: "ASC" },
          take: 50,
        });
        for (const block of blocks) if (!signal?.aborted && (await removeBlock(database, block, at))) removed += 1;
        full = blocks.length === 50;
      }
    }
  return removed;
}
