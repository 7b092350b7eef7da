import type { Database } from "../../../db/database.ts";
import { affectedRows } from "../../../db/affected.ts";
import type { FileStore } from "../../../gateways/files/file-store.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { days, later } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { attachmentKey } from "./attachment-key.ts";
import { fileNameOf } from "./file-name.ts";
import { MessageAttachment } from "./message-attachment.entity.ts";
import type { ReadFile } from "./read-file.ts";

/** How long an upload waits for its message. */
export const unattachedKeptMs = days(1);

interface Places {
  readonly database: Database;
  readonly files: FileStore;
}

interface Upload {
  readonly actor: RightHolder;
  readonly name: string;
  readonly file: ReadFile;
  readonly at: Date;
}

/** Row first, then its file, then the word that it is there: whatever crashes in between leaves a row that the collection finds. */
export async function storeAttachment({ database, files }: Places, { actor, name, file, at }: Upload): Promise<MessageAttachment> {
  const { clinicId } = actor;
  const { mediaType, bytes } = file;
  const attachment: MessageAttachment = {
    ...{ clinicId, id: newId(), mediaType, bytes: bytes.length, place: 0 },
    state: "UPLOADING",
    name: fileNameOf(name, mediaType),
    uploadedBy: writtenActor(actor)!,
    uploadedAt: at,
    keptUntil: later(at, unattachedKeptMs),
    messageId: null,
    patientId: null,
  };
  const { id } = attachment;
  await database.transaction((tx) => tx.insert(MessageAttachment, attachment));
  await files.put(attachmentKey(clinicId, id), bytes, mediaType);
  await database.transaction(async (tx) => {
    const stored = await tx.update(MessageAttachment, { clinicId, id, state: "UPLOADING" }, { state: "STORED" });
    if (affectedRows(stored) !== 1) throw new Error("The attachment was collected while it was stored.");
    await recordAudit(tx, actor, at, { action: "attachment.uploaded", subjectId: id });
  });
  return { ...attachment, state: "STORED" };
}
