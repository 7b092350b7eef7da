import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { toUserErrors } from "../../graphql/user-error.ts";
import { toViewer, Viewer } from "../../graphql/viewer.ts";
import { ClinicType, toClinic } from "../clinics/clinic.type.ts";
import type { StaffService } from "./staff.service.ts";
import { SignInStaffInput, SignInStaffPayload, StaffMemberType, toStaffMember } from "./staff.type.ts";

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

  @Mutation(() => SignInStaffPayload, {
    description: "Signs a staff member in to the admin app: sets the session cookie. Errors: `CREDENTIALS_INVALID`.",
  })
  @Access(anyone)
  async signInStaff(
    @Ctx() context: Context,
    @Arg("input", () => SignInStaffInput, { description: "E-mail and password." }) { email, password }: SignInStaffInput,
  ): Promise<SignInStaffPayload> {
    const outcome = await this.#staff.signIn(context.actor, email, password);
    if (!outcome.ok) return { viewer: null, errors: toUserErrors(outcome.problems, context) };
    const { actor, token } = outcome.value;
    context.browser.startSession("admin", token, null);
    context.actor = actor;
    return { viewer: toViewer(actor), errors: [] };
  }
}

@Resolver(() => StaffMemberType)
export class StaffMemberResolver {
  @FieldResolver(() => ClinicType, { description: "The clinic at which they work." })
  clinic(@Ctx() { clinic }: Context): ClinicType {
    return toClinic(clinic);
  }
}
