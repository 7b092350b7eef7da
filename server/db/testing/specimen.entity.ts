import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { boolean, foreignId, id, instant, integer, json, localDate, safeBigint, text, varchar } from "../columns.ts";

/** A row with one column of every kind, for the tests of this folder. */
@Entity("specimen")
@Index("uq_specimen_clinic_name", ["clinicId", "name"], { unique: true })
@Index("ix_specimen_clinic_seen_at", ["clinicId", "seenAt", "id"])
export class Specimen {
  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("clinic_id"))
  clinicId!: string;

  @Column(varchar("name", 80))
  name!: string;

  @Column(text("note", { nullable: true }))
  note!: string | null;

  @Column(boolean("kept"))
  kept!: boolean;

  @Column(boolean("checked", { nullable: true }))
  checked!: boolean | null;

  @Column(integer("version"))
  version!: number;

  @Column(safeBigint("amount_cents"))
  amountCents!: number;

  @Column(safeBigint("limit_cents", { nullable: true }))
  limitCents!: number | null;

  @Column(instant("seen_at"))
  seenAt!: Date;

  @Column(instant("ended_at", { nullable: true }))
  endedAt!: Date | null;

  @Column(localDate("born_on", { nullable: true }))
  bornOn!: string | null;

  @Column(json("details", { nullable: true }))
  details!: { tags: (string | null)[]; deep?: { flag: boolean } } | null;
}
