import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { WithoutIdempotencyKey } from "../../graphql/key-use.ts";
import { toUserErrors } from "../../graphql/user-error.ts";
import { toViewer } from "../../graphql/viewer.ts";
import type { OpenedStaffSession } from "./staff-actor.ts";
import {
  AwaitedSecondStep,
  CancelStaffSignInPayload,
  SignInStaffInput,
  SignInStaffPayload,
  VerifyStaffSecondStepInput,
  VerifyStaffSecondStepPayload,
} from "./staff-sign-in.type.ts";
import type { StaffService } from "./staff.service.ts";

/** The browser goes on in the new session; the request as its staff member. */
export function enterSession(context: Context, { actor, token }: OpenedStaffSession): void {
  context.browser.startSession("admin", token, null);
  if (context.browser.pendingSignIn() !== null) context.browser.endPendingSignIn();
  context.actor = actor;
}

@Resolver()
export class StaffSignInResolver {
  readonly #staff: StaffService;

  constructor(staff: StaffService) {
    this.#staff = staff;
  }

  @Query(() => AwaitedSecondStep, {
    nullable: true,
    description: "What the staff sign-in that was begun in this browser waits for; null where none waits.",
  })
  @Access(anyone)
  awaitedSecondStep(@Ctx() { actor, browser }: Context): Promise<AwaitedSecondStep | null> {
    return this.#staff.awaitedSecondStep(actor, browser.pendingSignIn());
  }

  @Mutation(() => SignInStaffPayload, {
    description:
      "Signs a staff member in to the admin app: sets the session cookie, or asks for the second step. Errors: `CREDENTIALS_INVALID`; " +
      "`TOO_MANY_REQUESTS` after wrong tries, for ever longer.",
  })
  @WithoutIdempotencyKey()
  @Access(anyone)
  async signInStaff(
    @Ctx() context: Context,
    @Arg("input", () => SignInStaffInput, { description: "E-mail and password." }) { email, password }: SignInStaffInput,
  ): Promise<SignInStaffPayload> {
    const outcome = await this.#staff.signIn(context.actor, email, password, context.browser.device);
    if (!outcome.ok) return { viewer: null, secondStep: null, errors: toUserErrors(outcome.problems, context) };
    const accepted = outcome.value;
    // The browser forgets the session that it had: nobody else shall go on with it.
    if (context.actor.kind === "staff") await this.#leave(context);
    if (accepted.kind === "pending") {
      context.browser.startPendingSignIn(accepted.token, accepted.secondStep.expiresAt);
      return { viewer: null, secondStep: accepted.secondStep, errors: [] };
    }
    enterSession(context, accepted.opened);
    return { viewer: toViewer(context.actor), secondStep: null, errors: [] };
  }

  @Mutation(() => VerifyStaffSecondStepPayload, {
    description:
      "Completes a staff sign-in in the browser in which it began, and sets the session cookie. Errors: `SECOND_STEP_INVALID`; " +
      "`SECOND_STEP_EXPIRED` ten minutes after the password; `TOO_MANY_REQUESTS`.",
  })
  @WithoutIdempotencyKey()
  @Access(anyone)
  async verifyStaffSecondStep(
    @Ctx() context: Context,
    @Arg("input", () => VerifyStaffSecondStepInput, { description: "The code." }) { code }: VerifyStaffSecondStepInput,
  ): Promise<VerifyStaffSecondStepPayload> {
    const { actor, browser, locale } = context;
    const outcome = await this.#staff.completeSignIn(actor, { token: browser.pendingSignIn(), code, locale, device: browser.device });
    if (!outcome.ok) return { viewer: null, errors: toUserErrors(outcome.problems, context) };
    if (actor.kind === "staff") await this.#leave(context);
    enterSession(context, outcome.value);
    return { viewer: toViewer(context.actor), errors: [] };
  }

  @Mutation(() => CancelStaffSignInPayload, { description: "Gives up a staff sign-in that waits for its second step." })
  @WithoutIdempotencyKey()
  @Access(anyone)
  async cancelStaffSignIn(@Ctx() { actor, browser }: Context): Promise<CancelStaffSignInPayload> {
    const cancelled = await this.#staff.cancelSignIn(actor, browser.pendingSignIn());
    if (browser.pendingSignIn() !== null) browser.endPendingSignIn();
    return { cancelled, errors: [] };
  }

  async #leave(context: Context): Promise<void> {
    const { actor } = context;
    if (actor.kind !== "staff") return;
    await this.#staff.signOut(actor);
    context.browser.endSession("admin");
    context.actor = { kind: "anonymous", clinicId: actor.clinicId, origin: actor.origin };
  }
}
