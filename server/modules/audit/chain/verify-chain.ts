import type { EntityManager } from "typeorm";
import { MoreThan } from "typeorm";
import { numberFromRaw } from "../../../db/raw-value.ts";
import type { AuditClass } from "../audit-class.ts";
import { AuditBlock } from "./audit-block.entity.ts";
import { AuditChain } from "./audit-chain.entity.ts";
import { beginning, hashOfBlock } from "./block-hash.ts";
import type { ChainFinding } from "./chain-finding.ts";
import { checkRows } from "./check-rows.ts";

/** A head that somebody has kept elsewhere. */
export interface KeptHead {
  readonly number: number;
  readonly hash: string;
}

export interface VerifyOptions {
  readonly clinicId: string;
  /** Rows of the class that are older than that may have been removed. */
  readonly keptUntil: Readonly<Record<AuditClass, Date>>;
  readonly keptHead?: KeptHead | null;
  readonly onFinding: (finding: ChainFinding) => void;
  readonly onBlock?: (number: number) => void;
}

/** What a check has gone through. */
export interface ChainSummary {
  readonly head: KeptHead | null;
  readonly blocks: number;
  readonly rows: number;
  /** Of blocks whose rows were removed because their time was over. */
  readonly removedRows: number;
  readonly findings: number;
}

/** A block with the list of its rows is tens of kilobytes. */
const blocksAtOnce = 20;

async function* readBlocks(manager: EntityManager, clinicId: string): AsyncGenerator<AuditBlock> {
  for (let after = Number.MIN_SAFE_INTEGER, full = true; full;) {
    const where = { clinicId, ...(after > Number.MIN_SAFE_INTEGER && { number: MoreThan(after) }) };
    const blocks = await manager.find(AuditBlock, { where, order: { number: "ASC" }, take: blocksAtOnce });
    yield* blocks;
    full = blocks.length === blocksAtOnce;
    after = blocks.at(-1)?.number ?? after;
  }
}

/** What is wrong with a block where it stands, after the hash of the one before it. */
function* checkBlock(block: AuditBlock, { number, hash }: KeptHead): Generator<ChainFinding> {
  const next = number + 1;
  if (block.number > next) yield { kind: "BLOCK_MISSING", block: next, until: block.number - 1 };
  if (hashOfBlock(block) !== block.hash) yield { kind: "BLOCK_CHANGED", block: block.number };
  if (block.number < next || (block.number === next && block.previousHash !== hash)) yield { kind: "BLOCK_REPLACED", block: block.number };
}

const mostStrays = 100;

/** Rows that name a block after the last one, or before the first. One that was sealed meanwhile is there by then. */
async function* checkStrays(manager: EntityManager, clinicId: string, last: number): AsyncGenerator<ChainFinding> {
  for (const outside of [`> ${last}`, "< 1"]) {
    const strays: { readonly id: string; readonly block: string | number }[] = await manager.query(
      `SELECT id, block_number AS block FROM audit_events WHERE clinic_id = ? AND block_number ${outside} AND NOT EXISTS (
        SELECT 1 FROM audit_blocks WHERE audit_blocks.clinic_id = audit_events.clinic_id AND number = block_number) LIMIT ${mostStrays}`,
      [clinicId],
    );
    for (const { id, block } of strays) yield { kind: "ROW_WITHOUT_BLOCK", block: numberFromRaw(block), eventId: id };
  }
}

/**
 * Reads a clinic's whole chain, block by block, and tells what is not as it was sealed. Blocks that are sealed while it reads are read as
 * well; what is in memory at once is bounded.
 */
export async function verifyChain(manager: EntityManager, options: VerifyOptions): Promise<ChainSummary> {
  const { clinicId, keptUntil, keptHead = null } = options;
  let findings = 0;
  const tell = (finding: ChainFinding): void => {
    findings += 1;
    options.onFinding(finding);
  };
  // Read first: the head that is written with later blocks would name more than was read.
  const head = await manager.findOneBy(AuditChain, { clinicId });
  let last: KeptHead = { number: 0, hash: beginning };
  let [blocks, rows, removedRows] = [0, 0, 0];
  let [reachesHead, reachesKept] = [head === null, keptHead === null];
  for await (const block of readBlocks(manager, clinicId)) {
    for (const finding of checkBlock(block, last)) tell(finding);
    for await (const finding of checkRows(manager, block, keptUntil[block.auditClass] ?? new Date(0))) tell(finding);
    last = { number: block.number, hash: block.hash };
    reachesHead ||= block.number === head?.headNumber && block.hash === head.headHash;
    reachesKept ||= block.number === keptHead?.number && block.hash === keptHead.hash;
    blocks += 1;
    if (block.rowsRemovedAt) removedRows += block.rowCount;
    else rows += block.rowCount;
    options.onBlock?.(block.number);
  }
  if (!head && blocks > 0) tell({ kind: "HEAD_MISSING", block: last.number });
  if (head && !reachesHead) tell({ kind: "HEAD_CHANGED", block: head.headNumber });
  if (keptHead && !reachesKept) tell({ kind: "CHAIN_CUT", block: keptHead.number });
  for await (const finding of checkStrays(manager, clinicId, last.number)) tell(finding);
  return { head: blocks > 0 ? last : null, blocks, rows, removedRows, findings };
}
