import { Field, ObjectType } from "type-graphql";
import { Access } from "../../graphql/access.ts";
import type { Rule } from "../../graphql/access.ts";
import { enumOf } from "../../graphql/enums.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { Node } from "../../graphql/node.ts";
import type { Role } from "../../kernel/permissions.ts";
import { roles } from "../../kernel/permissions.ts";
import type { StaffMember } from "./staff-member.entity.ts";

export const StaffRoleEnum = enumOf("StaffRole", "What a staff member is at the clinic; it decides their rights.", roles, {
  SUPPORT: "The vendor's support account: the only one with `PORTAL_SETTINGS`.",
  ADMIN: "Runs the clinic.",
  DESK: "Works at the front desk.",
});

export const staffThemselves: Rule = { text: "staff, for themselves", allows: (actor) => actor.kind === "staff" };

@ObjectType("StaffMember", { implements: Node, description: "A person who works in the admin app." })
@Access(staffThemselves)
export class StaffMemberType extends Node {
  @Field(() => String, { description: "Their name." })
  name!: string;

  @Field(() => String, { description: "The e-mail with which they sign in." })
  email!: string;

  @Field(() => StaffRoleEnum, { description: "What they are at the clinic." })
  role!: Role;
}

export const toStaffMember = ({ id, name, email, role }: StaffMember): StaffMemberType =>
  Object.assign(new StaffMemberType(), { id: toGlobalId("StaffMember", id), name, email, role });
