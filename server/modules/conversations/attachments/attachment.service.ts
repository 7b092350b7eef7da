import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { Database } from "../../../db/database.ts";
import type { FileStore, StoredFile } from "../../../gateways/files/file-store.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand, holds, writtenActor } from "../../../kernel/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { hours } from "../../../kernel/clock.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import { readAudited } from "../../audit/read-audited.ts";
import { ImageQueue } from "../../portal-images/image-queue.ts";
import { attachmentKey } from "./attachment-key.ts";
import type { AttachmentLink, AttachmentSignature } from "./attachment-link.ts";
import { isSigned, linkTo } from "./attachment-link.ts";
import { attachmentRefusals, mostAttachmentBytes } from "./attachment-refusal.ts";
import { collectAttachments } from "./collect-attachments.ts";
import { MessageAttachment } from "./message-attachment.entity.ts";
import { readFile } from "./read-file.ts";
import { storeAttachment } from "./store-attachment.ts";

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly files: FileStore;
}

export interface OpenedAttachment {
  readonly attachment: MessageAttachment;
  readonly file: StoredFile;
}

/** The files of messages: taken in, handed out, and collected where no message took them. */
export class AttachmentService {
  readonly #parts: Parts;
  readonly #queue = new ImageQueue();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether an upload would be refused just now for the others that wait. */
  get busy(): boolean {
    return this.#queue.full;
  }

  /** Checks and stores a file; until a message or a draft takes it, for a day. */
  async upload(actor: Actor, name: string, bytes: Buffer): Promise<Outcome<MessageAttachment>> {
    demand(actor, "CONVERSATIONS_WRITE");
    if (bytes.length > mostAttachmentBytes) return failure(attachmentRefusals.tooLarge);
    const read = await this.#queue.run(() => readFile(bytes));
    if (read === null) return failure(attachmentRefusals.busy);
    if (!read.ok) return read;
    return success(await storeAttachment(this.#parts, { actor, name, file: read.value, at: this.#parts.clock.now() }));
  }

  /** Of each message those that it has, in their order. What the actor may read of the messages themselves is not looked at again. */
  async ofMessages({ clinicId }: Actor, messageIds: readonly string[]): Promise<readonly (readonly MessageAttachment[])[]> {
    const where = { clinicId, messageId: In([...new Set(messageIds)]), state: "STORED" as const };
    const rows = await this.#parts.database.manager.find(MessageAttachment, { where, order: { messageId: "ASC", place: "ASC" } });
    return messageIds.map((id) => rows.filter(({ messageId }) => messageId === id));
  }

  /** An address of a file for the actor's session. */
  linkTo(actor: Exclude<Actor, { kind: "anonymous" }>, attachment: Pick<MessageAttachment, "id">): AttachmentLink {
    return linkTo(this.#parts.keys, actor, attachment, this.#parts.clock.now());
  }

  /** The file behind an address; null for whoever it was not made for, after its time, and where there is none. */
  async open(actor: Actor, id: string, signature: AttachmentSignature): Promise<OpenedAttachment | null> {
    const { database, clock, keys, files } = this.#parts;
    const now = clock.now();
    if (!isSigned(keys, actor, id, signature, now)) return null;
    const attachment = await readAudited(
      database,
      actor,
      now,
      (manager) => this.#find(manager, actor, id),
      (found) => (found?.patientId ? [{ action: "attachment.read", subjectId: id, patientId: found.patientId }] : []),
    );
    const file = attachment && (await files.get(attachmentKey(attachment.clinicId, id)));
    return file ? { attachment, file } : null;
  }

  /** A patient's own; of the clinic's patients for those who may read conversations; one that waits for its message for its uploader. */
  async #find(manager: EntityManager, actor: Actor, id: string): Promise<MessageAttachment | null> {
    const found = await manager.findOneBy(MessageAttachment, { clinicId: actor.clinicId, id, state: "STORED" });
    if (!found) return null;
    if (found.messageId === null) return found.uploadedBy === writtenActor(actor) ? found : null;
    if (actor.kind === "patient") return found.patientId === actor.id ? found : null;
    return holds(actor, "CONVERSATIONS_READ") ? found : null;
  }

  /** Removes what no message took in time; answers how many it were. */
  collect(at: Date, signal?: AbortSignal): Promise<number> {
    return collectAttachments(this.#parts, at, signal);
  }

  get sweep(): Sweep {
    const run = async (signal: AbortSignal): Promise<void> => void (await this.collect(this.#parts.clock.now(), signal));
    return { name: "message-attachments", everyMs: hours(1), run };
  }
}
