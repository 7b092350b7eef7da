import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { id, instant } from "../../../db/columns.ts";
import { StaffMember } from "../../staff/staff-member.entity.ts";

/** A staff member who wants to be told by e-mail that a registration waits. */
@Entity("registration_notices")
@ForeignKey(() => StaffMember, ["clinicId", "staffMemberId"], ["clinicId", "id"], { name: "registration_notices_of" })
export class RegistrationNotice {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id("staff_member_id"))
  staffMemberId!: string;

  @Column(instant("wanted_since"))
  wantedSince!: Date;
}
