import type { EntityManager } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Database } from "../../db/database.ts";
import type { FileStore, StoredFile } from "../../gateways/files/file-store.ts";
import type { Actor } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { BackgroundImage } from "./background-image.ts";
import { fileSizes } from "./background-image.ts";
import { collectImages } from "./collect-images.ts";
import { fileKey } from "./file-key.ts";
import { ImageQueue } from "./image-queue.ts";
import { imageRefusals, mostBytes } from "./image-refusal.ts";
import { PortalImage, toBackgroundImage } from "./portal-image.entity.ts";
import { storeImage } from "./store-image.ts";

/** The clinic's images: taken in, kept, served, and collected where nothing names them. */
export class PortalImageService {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #files: FileStore;
  readonly #queue = new ImageQueue();

  constructor(database: Database, clock: Clock, files: FileStore) {
    this.#database = database;
    this.#clock = clock;
    this.#files = files;
  }

  /** Whether an upload would be refused just now for the others that wait. */
  get busy(): boolean {
    return this.#queue.full;
  }

  /** Decodes and stores an image; until a save of the settings keeps it, for a day. */
  async upload(actor: Actor, bytes: Buffer): Promise<Outcome<BackgroundImage>> {
    demand(actor, "PORTAL_SETTINGS");
    if (bytes.length > mostBytes) return failure(imageRefusals.tooLarge);
    // Loaded with the first image: few processes ever meet one.
    const { processImage } = await import("./process-image.ts");
    const processed = await this.#queue.run(() => processImage(bytes));
    if (processed === null) return failure(imageRefusals.busy);
    if (!processed.ok) return processed;
    const upload = { actor, at: this.#clock.now(), processed: processed.value };
    await storeImage({ database: this.#database, files: this.#files }, upload);
    return success(processed.value.image);
  }

  /** The facts of a stored image; null when the clinic has no such one. */
  async find(manager: EntityManager, clinicId: string, contentHash: string): Promise<BackgroundImage | null> {
    const image = await manager.findOneBy(PortalImage, { clinicId, contentHash, state: "STORED" });
    return image && toBackgroundImage(image);
  }

  /**
   * Keeps a stored image for ever, in the transaction of the revision that names it: revisions are never deleted and can be restored.
   * Null when the clinic has no such image.
   */
  async keep(tx: EntityManager, clinicId: string, contentHash: string): Promise<BackgroundImage | null> {
    const update = await tx.update(PortalImage, { clinicId, contentHash, state: "STORED" }, { kept: true });
    return affectedRows(update) === 1 ? this.find(tx, clinicId, contentHash) : null;
  }

  /** One file of a stored image, for whoever asks: sign-in pages are public. */
  async open(clinicId: string, contentHash: string, width: number): Promise<StoredFile | null> {
    const image = await this.#database.manager.findOneBy(PortalImage, { clinicId, contentHash, state: "STORED" });
    if (!image || !fileSizes(image).some((size) => size.width === width)) return null;
    return this.#files.get(fileKey(clinicId, image.id, width));
  }

  /** Removes what nobody kept within a day; answers how many it were. */
  collect(at: Date, signal?: AbortSignal): Promise<number> {
    return collectImages({ database: this.#database, files: this.#files }, at, signal);
  }
}
