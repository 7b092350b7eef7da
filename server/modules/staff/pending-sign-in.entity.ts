import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, varchar } from "../../db/columns.ts";
import { StaffMember } from "./staff-member.entity.ts";

/** A right password that waits for the second step. It opens nothing: whoever holds its token is nobody yet. */
@Entity("staff_pending_sign_ins")
@Unique("staff_pending_sign_ins_token", ["clinicId", "tokenHash"])
@Index("staff_pending_sign_ins_expiry", ["expiresAt"])
@ForeignKey(() => StaffMember, ["clinicId", "staffMemberId"], ["clinicId", "id"], { name: "staff_pending_sign_ins_staff_member" })
export class StaffPendingSignIn {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("staff_member_id"))
  staffMemberId!: string;

  @Column(varchar("token_hash", 64))
  tokenHash!: string;

  @Column(instant("started_at"))
  startedAt!: Date;

  @Column(instant("expires_at"))
  expiresAt!: Date;

  /** Completed, given up, or void by a change of the account. */
  @Column(instant("ended_at", { nullable: true }))
  endedAt!: Date | null;
}
