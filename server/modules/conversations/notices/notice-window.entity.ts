import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { id, instant } from "../../../db/columns.ts";

/** How long after a notification the next messages to the same patient wait to be told of together. One worker serves all clinics. */
@Entity("notice_windows")
@Index("notice_windows_due", ["digestDueAt", "clinicId", "patientId"])
export class NoticeWindow {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id("patient_id"))
  patientId!: string;

  @Column(instant("ends_at"))
  endsAt!: Date;

  /** Null where no message waits. */
  @Column(instant("digest_due_at", { nullable: true }))
  digestDueAt!: Date | null;
}
