import { Column, Entity, PrimaryColumn } from "typeorm";
import { id, instant, integer, text, varchar } from "../../../db/columns.ts";

/** What people agree to who register at a clinic, as it was published once; never changed, never removed. */
@Entity("registration_terms")
export class RegistrationTermsRow {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn({ ...integer("version"), nullable: false })
  version!: number;

  /** Paragraphs, with an empty line between them. */
  @Column(text("text_fr"))
  textFr!: string;

  @Column(text("text_en"))
  textEn!: string;

  @Column(instant("published_at"))
  publishedAt!: Date;

  /** As `writtenActor` writes it. */
  @Column(varchar("published_by", 40, { nullable: true }))
  publishedBy!: string | null;
}
