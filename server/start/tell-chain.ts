import { mostCounted } from "../db/count-up-to.ts";
import type { ChainFinding } from "../modules/audit/chain/chain-finding.ts";
import { findingTexts } from "../modules/audit/chain/chain-finding.ts";
import type { Unsealed } from "../modules/audit/chain/count-unsealed.ts";
import type { ChainSummary } from "../modules/audit/chain/verify-chain.ts";

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

export function findingLine({ kind, block, until = block, eventId }: ChainFinding): string {
  const where = until === block ? `block ${block}` : `blocks ${block} to ${until}`;
  return `  ${kind} ${where}${eventId === undefined ? "" : ` event ${eventId}`}: ${findingTexts[kind]}.`;
}

/** What a check of one clinic found, in lines. */
export function chainLines(slug: string, { head, blocks, rows, removedRows, findings }: ChainSummary, unsealed: Unsealed): string[] {
  const removed = removedRows > 0 ? `, ${plural(removedRows, "row")} removed after their time` : "";
  const verdict = findings === 0 ? "intact" : `NOT intact: ${plural(findings, "finding")}`;
  const waiting = unsealed.rows > mostCounted ? `More than ${mostCounted} rows` : plural(unsealed.rows, "row");
  const since = unsealed.since === null ? "" : ` since ${unsealed.since.toISOString()}`;
  return [
    `${slug}: ${verdict}. ${plural(blocks, "block")}, ${plural(rows, "row")}${removed}.`,
    `  ${waiting} not sealed yet${since}.`,
    head === null ? "  There is no head yet." : `  Head: ${head.number}:${head.hash}`,
  ];
}
