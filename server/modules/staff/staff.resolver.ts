import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { Viewer } from "../../graphql/viewer.ts";
import type { StaffActor } from "../../kernel/actor.ts";
import { Fault } from "../../kernel/fault.ts";
import { ClinicType, toClinic } from "../clinics/clinic.type.ts";
import { SecondStep } from "./second-step/second-step.type.ts";
import type { StaffAccountService } from "./staff-account.service.ts";
import { StaffSessionType, toStaffSession } from "./staff-account.type.ts";
import type { StaffService } from "./staff.service.ts";
import { StaffMemberType, staffThemselves, toStaffMember } from "./staff.type.ts";

/** Who the rule at the field has let through. */
export function staffOf({ actor }: Context): StaffActor {
  if (actor.kind !== "staff") throw new Fault("FORBIDDEN");
  return actor;
}

@Resolver(() => Viewer)
export class StaffViewerResolver {
  readonly #staff: StaffService;

  constructor(staff: StaffService) {
    this.#staff = staff;
  }

  @FieldResolver(() => StaffMemberType, { nullable: true, description: "The staff member who is signed in." })
  async staffMember(@Root() { actor }: Viewer): Promise<StaffMemberType | null> {
    const member = actor.kind === "staff" ? await this.#staff.readSelf(actor) : null;
    return member && toStaffMember(member);
  }
}

@Resolver(() => StaffMemberType)
export class StaffMemberResolver {
  readonly #account: StaffAccountService;

  constructor(account: StaffAccountService) {
    this.#account = account;
  }

  @FieldResolver(() => ClinicType, { description: "The clinic at which they work." })
  clinic(@Ctx() { clinic }: Context): ClinicType {
    return toClinic(clinic);
  }

  @FieldResolver(() => SecondStep, { description: "Their second step at sign-in." })
  @Access(staffThemselves)
  secondStep(@Ctx() context: Context): Promise<SecondStep> {
    return this.#account.secondStep(staffOf(context));
  }

  @FieldResolver(() => [StaffSessionType], { description: "Where they are signed in now: here, then the last used first; at most 50." })
  @Access(staffThemselves)
  async sessions(@Ctx() context: Context): Promise<StaffSessionType[]> {
    const actor = staffOf(context);
    return (await this.#account.sessions(actor)).map((session) => toStaffSession(session, actor));
  }
}
