import { Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { boolean, foreignId, id, instant, integer, varchar } from "../../db/columns.ts";
import type { BackgroundImage } from "./background-image.ts";

/** `UPLOADING`: its files are being written. `STORED`: all of them are there. `REMOVING`: they are being deleted, and nothing leads to it. */
export type PortalImageState = "UPLOADING" | "STORED" | "REMOVING";

/** An image in the file store. The row is there before its first file and until after its last, so that no file is without one. */
@Entity("portal_images")
@Unique("portal_images_content", ["clinicId", "contentHash"])
@Index("portal_images_collectable", ["kept", "uploadedAt"])
export class PortalImage {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  /** Names its files: another upload of the same bytes after its removal has files of its own. */
  @PrimaryColumn(id())
  id!: string;

  /** Null once it is being removed: the same bytes may then be uploaded anew. */
  @Column(varchar("content_hash", 64, { nullable: true }))
  contentHash!: string | null;

  @Column(integer("width"))
  width!: number;

  @Column(integer("height"))
  height!: number;

  @Column(integer("dimming_percent"))
  dimmingPercent!: number;

  @Column(varchar("state", 10))
  state!: PortalImageState;

  /** Whether a revision of the settings names it: revisions can be restored for ever. */
  @Column(boolean("kept"))
  kept!: boolean;

  /** The last time that somebody did. */
  @Column(instant("uploaded_at"))
  uploadedAt!: Date;

  @Column(foreignId("uploaded_by_id", { nullable: true }))
  uploadedById!: string | null;
}

/** Null for one that is being removed. */
export const toBackgroundImage = ({ contentHash, width, height, dimmingPercent }: PortalImage): BackgroundImage | null =>
  contentHash === null ? null : { contentHash, width, height, dimming: dimmingPercent / 100 };
