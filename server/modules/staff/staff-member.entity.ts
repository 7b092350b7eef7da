import { Column, Entity, PrimaryColumn, Unique } from "typeorm";
import { boolean, id, instant, varchar } from "../../db/columns.ts";
import type { Role } from "../../kernel/permissions.ts";

/** A person who works in the admin app of one clinic; the support account is one too. */
@Entity("staff_members")
@Unique("staff_members_email", ["clinicId", "email"])
export class StaffMember {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  /** In normal form. */
  @Column(varchar("email", 254))
  email!: string;

  @Column(varchar("name", 120))
  name!: string;

  @Column(varchar("role", 12))
  role!: Role;

  /** Argon2id, with its parameters. */
  @Column(varchar("password_hash", 160))
  passwordHash!: string;

  @Column(boolean("active"))
  active!: boolean;

  @Column(instant("created_at"))
  createdAt!: Date;
}
