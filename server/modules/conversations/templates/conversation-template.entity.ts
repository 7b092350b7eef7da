import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { boolean, id, instant, integer, text, varchar } from "../../../db/columns.ts";

/** What a clinic writes often, in both languages. */
@Entity("conversation_templates")
@Index("conversation_templates_by_name", ["clinicId", "archived", "name", "id"])
export class ConversationTemplate {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(varchar("name", 100))
  name!: string;

  @Column(varchar("subject_fr", 150))
  subjectFr!: string;

  @Column(varchar("subject_en", 150))
  subjectEn!: string;

  @Column(text("body_fr"))
  bodyFr!: string;

  @Column(text("body_en"))
  bodyEn!: string;

  @Column(boolean("archived"))
  archived!: boolean;

  @Column(integer("version"))
  version!: number;

  @Column(instant("updated_at"))
  updatedAt!: Date;

  @Column(varchar("updated_by", 40, { nullable: true }))
  updatedBy!: string | null;
}
