import { FieldResolver, Resolver, Root } from "type-graphql";
import { RecordActorType } from "../../graphql/record-actor.ts";
import type { Role } from "../../kernel/permissions.ts";
import { StaffRoleEnum } from "./staff.type.ts";

@Resolver(() => RecordActorType)
export class RecordActorRoleResolver {
  @FieldResolver(() => StaffRoleEnum, { nullable: true, description: "What a staff member is at the clinic; null for everybody else." })
  role(@Root() { heldRole }: RecordActorType): Role | null {
    return heldRole;
  }
}
