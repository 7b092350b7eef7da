import { largestBatch } from "../../../../db/upsert-batch.ts";
import type { MappedItem } from "../mapping/mapping-context.ts";

/** Sealed it has a third more, and must fit a column of text. */
const largestPartBytes = 45_000;

/** Cuts items, which come sorted by kind, into parts of one kind each that a batch takes at once. */
export function packItems(items: readonly MappedItem[]): MappedItem[][] {
  const parts: MappedItem[][] = [];
  let bytes = 0;
  for (const item of items) {
    const more = Buffer.byteLength(JSON.stringify(item)) + 1;
    const last = parts.at(-1);
    if (last && last[0]!.kind === item.kind && last.length < largestBatch && bytes + more <= largestPartBytes) {
      last.push(item);
      bytes += more;
    } else {
      parts.push([item]);
      bytes = more;
    }
  }
  return parts;
}
