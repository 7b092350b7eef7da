import { IsNull, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Database } from "../../../db/database.ts";
import type { FileStore } from "../../../gateways/files/file-store.ts";
import { attachmentKey } from "./attachment-key.ts";
import { MessageAttachment } from "./message-attachment.entity.ts";

const batchSize = 100;

interface Places {
  readonly database: Database;
  readonly files: FileStore;
}

/**
 * Removes what no message has taken in time: also uploads that broke off, and removals that did. Any number of processes may do it at
 * once, and every step may be done again. Answers how many it removed.
 */
export async function collectAttachments(places: Places, at: Date, signal?: AbortSignal): Promise<number> {
  let removed = 0;
  for (;;) {
    const found = await places.database.manager.find(MessageAttachment, {
      where: { keptUntil: LessThanOrEqual(at) },
      order: { keptUntil: "ASC", id: "ASC" },
      take: batchSize,
    });
    for (const attachment of found) {
      if (signal?.aborted) return removed;
      if (await remove(places, attachment, at)) removed += 1;
    }
    if (found.length < batchSize) return removed;
  }
}

/** First nothing leads to it, then its file goes, then its row: whatever stops in between is found again. */
async function remove({ database, files }: Places, { clinicId, id }: MessageAttachment, at: Date): Promise<boolean> {
  // One conditional UPDATE decides against a message that takes it, and a draft that keeps it, in this very moment.
  const buried = await database.transaction((tx) =>
    tx.update(MessageAttachment, { clinicId, id, messageId: IsNull(), keptUntil: LessThanOrEqual(at) }, { state: "REMOVING" }),
  );
  if (affectedRows(buried) !== 1) return false;
  await files.delete(attachmentKey(clinicId, id));
  const deleted = await database.transaction((tx) => tx.delete(MessageAttachment, { clinicId, id, state: "REMOVING" }));
  return affectedRows(deleted) === 1;
}
