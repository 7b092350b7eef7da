import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, varchar } from "../../../db/columns.ts";
import { StaffMember } from "../staff-member.entity.ts";

/** One code that stands in once for the authenticator app. */
@Entity("staff_recovery_codes")
@Unique("staff_recovery_codes_code", ["clinicId", "staffMemberId", "codeMac"])
@ForeignKey(() => StaffMember, ["clinicId", "staffMemberId"], ["clinicId", "id"], { name: "staff_recovery_codes_staff_member" })
export class StaffRecoveryCode {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("staff_member_id"))
  staffMemberId!: string;

  /** Keyed hash: the code itself was shown once. */
  @Column(varchar("code_mac", 64))
  codeMac!: string;

  /** Of the key that it was made with, so that a change of keys can say whose codes end with the old one; null for codes of before. */
  @Column(varchar("key_id", 8, { nullable: true }))
  keyId!: string | null;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(instant("used_at", { nullable: true }))
  usedAt!: Date | null;
}
