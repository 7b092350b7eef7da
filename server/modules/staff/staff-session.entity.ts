import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, integer, varchar } from "../../db/columns.ts";
import { StaffMember } from "./staff-member.entity.ts";

/** A staff member signed in on one browser. */
@Entity("staff_sessions")
@Unique("staff_sessions_token", ["clinicId", "tokenHash"])
@Index("staff_sessions_of_member", ["clinicId", "staffMemberId", "endedAt", "expiresAt"])
@Index("staff_sessions_expiry", ["expiresAt"])
@ForeignKey(() => StaffMember, ["clinicId", "staffMemberId"], ["clinicId", "id"], { name: "staff_sessions_staff_member" })
export class StaffSession {
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

  @Column(instant("last_seen_at"))
  lastSeenAt!: Date;

  /** Ends after so long without activity; null when it lasts until it expires. */
  @Column(integer("idle_minutes", { nullable: true }))
  idleMinutes!: number | null;

  @Column(instant("expires_at"))
  expiresAt!: Date;

  @Column(instant("ended_at", { nullable: true }))
  endedAt!: Date | null;

  /** The browser and the system, as told at sign-in. */
  @Column(varchar("device", 40, { nullable: true }))
  device!: string | null;

  /** When the second step was taken; null where the password did. */
  @Column(instant("second_step_at", { nullable: true }))
  secondStepAt!: Date | null;
}
