import type { FindOptionsWhere } from "typeorm";
import { LessThan, MoreThan } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Database } from "../../db/database.ts";
import type { FileStore } from "../../gateways/files/file-store.ts";
import { hours, later } from "../../kernel/clock.ts";
import { fileSizes } from "./background-image.ts";
import { fileKey } from "./file-key.ts";
import { PortalImage } from "./portal-image.entity.ts";

const unkeptForMs = hours(24);
const batchSize = 100;

interface Places {
  readonly database: Database;
  readonly files: FileStore;
}

/**
 * Removes what was uploaded more than a day ago and never kept: also uploads that broke off, and removals that did. Any number of
 * processes may do it at once, and every step may be done again. Answers how many it removed.
 */
export async function collectImages({ database, files }: Places, at: Date, signal?: AbortSignal): Promise<number> {
  const unkept = { kept: false, uploadedAt: LessThan(later(at, -unkeptForMs)) };
  let removed = 0;
  for (let after = ""; ;) {
    const found = await database.manager.find(PortalImage, {
      where: { ...unkept, id: MoreThan(after) },
      order: { id: "ASC" },
      take: batchSize,
    });
    for (const image of found) {
      if (signal?.aborted) return removed;
      if (await remove({ database, files }, image, unkept)) removed += 1;
    }
    if (found.length < batchSize) return removed;
    after = found.at(-1)!.id;
  }
}

/** First nothing leads to the image, then its files go, then its row: whatever stops in between is found again. */
async function remove({ database, files }: Places, image: PortalImage, unkept: FindOptionsWhere<PortalImage>): Promise<boolean> {
  const { clinicId, id } = image;
  // One conditional UPDATE decides against a save that keeps the image, and against another upload of it, in this very moment.
  const buried = await database.transaction((tx) =>
    tx.update(PortalImage, { ...unkept, clinicId, id }, { state: "REMOVING", contentHash: null }),
  );
  if (affectedRows(buried) !== 1) return false;
  for (const { width } of fileSizes(image)) await files.delete(fileKey(clinicId, id, width));
  const deleted = await database.transaction((tx) => tx.delete(PortalImage, { clinicId, id, state: "REMOVING" }));
  return affectedRows(deleted) === 1;
}
