import { In } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Database } from "../../db/database.ts";
import { isUniqueViolation } from "../../db/errors.ts";
import type { FileStore } from "../../gateways/files/file-store.ts";
import type { RightHolder } from "../../kernel/actor.ts";
import { newId } from "../../kernel/id.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { fileKey } from "./file-key.ts";
import { PortalImage } from "./portal-image.entity.ts";
import type { ProcessedImage } from "./process-image.ts";

interface Places {
  readonly database: Database;
  readonly files: FileStore;
}

interface Upload {
  readonly actor: RightHolder;
  readonly at: Date;
  readonly processed: ProcessedImage;
}

const attempts = 3;

/**
 * Row first, then its files, then the word that all are there: whatever crashes in between leaves a row that the collection finds. The
 * same bytes may be uploaded several times at once: all write the same content to the same files.
 */
export async function storeImage({ database, files }: Places, upload: Upload): Promise<void> {
  const { clinicId } = upload.actor;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const id = await claimRow(database, upload);
    if (id === null) continue;
    for (const { width, bytes } of upload.processed.files) await files.put(fileKey(clinicId, id, width), bytes, "image/webp");
    if (await confirm(database, upload, id)) return;
    // Collected meanwhile: nothing leads to these files any more.
    for (const { width } of upload.processed.files) await files.delete(fileKey(clinicId, id, width));
  }
  throw new Error("The image was collected again and again while it was stored.");
}

/** The id under which the files are to be written; null when somebody else made or collected the row in this very moment. */
async function claimRow(database: Database, { actor, at, processed }: Upload): Promise<string | null> {
  const { clinicId } = actor;
  const { contentHash, width, height, dimming } = processed.image;
  const written = { width, height, dimmingPercent: Math.round(dimming * 100), uploadedAt: at, uploadedById: actor.id };
  const known = await database.manager.findOneBy(PortalImage, { clinicId, contentHash });
  if (known) {
    // Of a recent upload nothing is collected.
    const renewed = await database.transaction((tx) => tx.update(PortalImage, { clinicId, id: known.id, contentHash }, written));
    return affectedRows(renewed) === 1 ? known.id : null;
  }
  const id = newId();
  const row = { clinicId, id, contentHash, ...written, state: "UPLOADING", kept: false } as const;
  try {
    await database.transaction((tx) => tx.insert(PortalImage, row));
    return id;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** False when the row was collected meanwhile. */
const confirm = (database: Database, { actor, at }: Upload, id: string): Promise<boolean> =>
  database.transaction(async (tx) => {
    const where = { clinicId: actor.clinicId, id, state: In(["UPLOADING", "STORED"]) };
    if (affectedRows(await tx.update(PortalImage, where, { state: "STORED", uploadedAt: at })) !== 1) return false;
    await recordAudit(tx, actor, at, { action: "portal-image.uploaded", subjectId: id });
    return true;
  });
