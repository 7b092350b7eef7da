import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { foreignId, id, instant, integer, text } from "../../../db/columns.ts";
import { StaffMember } from "../staff-member.entity.ts";

/** A staff member's authenticator app: the one in use, and one that is being enrolled. */
@Entity("staff_second_steps")
@ForeignKey(() => StaffMember, ["clinicId", "staffMemberId"], ["clinicId", "id"], { name: "staff_second_steps_staff_member" })
export class StaffSecondStep {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id("staff_member_id"))
  staffMemberId!: string;

  @Column(integer("version"))
  version!: number;

  /** Encrypted, bound to the clinic and the staff member; null while the second step is off. */
  @Column(text("secret_sealed", { nullable: true }))
  secretSealed!: string | null;

  /** The last time step whose code was accepted: it and those before it are no longer. */
  @Column(integer("last_step"))
  lastStep!: number;

  @Column(instant("enabled_at", { nullable: true }))
  enabledAt!: Date | null;

  @Column(text("proposed_secret_sealed", { nullable: true }))
  proposedSecretSealed!: string | null;

  /** The session or pending sign-in in which enrolment began: it ends in no other. */
  @Column(foreignId("proposed_by_id", { nullable: true }))
  proposedById!: string | null;

  @Column(instant("proposed_at", { nullable: true }))
  proposedAt!: Date | null;
}
