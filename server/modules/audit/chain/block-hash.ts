import { createHash } from "node:crypto";
import type { AuditBlock } from "./audit-block.entity.ts";

/** What the first block holds in the place of the hash before it. */
export const beginning = "0".repeat(64);

export const mostRowsPerBlock = 500;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

export interface RowDigest {
  readonly id: string;
  readonly digest: string;
}

/** A line for each row: what the block keeps of them, to be told apart later. */
export const writeRowDigests = (rows: readonly RowDigest[]): string => rows.map(({ id, digest }) => `${id} ${digest}`).join("\n");

export const readRowDigests = (written: string): Map<string, string> =>
  new Map(written.split("\n").map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]));

export const digestOfRows = sha256;

/** What somebody has made unreadable is another text than was sealed. */
const textOf = (instant: Date): string => (Number.isNaN(instant.getTime()) ? "unreadable" : instant.toISOString());

type Sealed = Omit<AuditBlock, "hash" | "rowDigests" | "rowsRemovedAt">;

/** Covers all of a block that never changes, and by the hash before it all blocks before. */
export const hashOfBlock = (block: Sealed): string =>
  sha256(
    JSON.stringify([
      ...["audit-block/1", block.clinicId, block.number, block.previousHash, block.auditClass, block.rowCount, block.rowsDigest],
      ...[block.firstAt, block.lastAt, block.sealedAt].map(textOf),
    ]),
  );
