import type { EntityManager } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { BackgroundImage } from "./background-image.ts";
import { PortalImage, toBackgroundImage } from "./portal-image.entity.ts";

/** The clinic's images: taken in, kept, served, and collected where nothing names them. */
export class PortalImageService {
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
}
