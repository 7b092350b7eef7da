import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { ShownOnce, WithoutIdempotencyKey } from "../../../graphql/key-use.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import { toViewer } from "../../../graphql/viewer.ts";
import type { StaffAccountService } from "../staff-account.service.ts";
import { enterSession } from "../staff-sign-in.resolver.ts";
import { staffOf } from "../staff.resolver.ts";
import { staffThemselves } from "../staff.type.ts";
import {
  ConfirmTotpEnrolmentInput,
  ConfirmTotpEnrolmentPayload,
  RenewRecoveryCodesInput,
  RenewRecoveryCodesPayload,
  StartTotpEnrolmentInput,
  StartTotpEnrolmentPayload,
  TurnOffSecondStepInput,
  TurnOffSecondStepPayload,
} from "./second-step.type.ts";

const proofOf = ({ password, code }: StartTotpEnrolmentInput) => ({
  password: password ?? "",
  passwordField: "password",
  code: code ?? "",
});

@Resolver()
export class SecondStepResolver {
  readonly #account: StaffAccountService;

  constructor(account: StaffAccountService) {
    this.#account = account;
  }

  @Mutation(() => StartTotpEnrolmentPayload, {
    description:
      "Proposes a secret for an authenticator app, to staff who are signed in (by password, and by code where another app is in use), or " +
      "to a sign-in that waits for its first second step. Errors: `CREDENTIALS_INVALID`, `SECOND_STEP_INVALID`, `SECOND_STEP_EXPIRED`, " +
      "`VALIDATION_FAILED`, `TOO_MANY_REQUESTS`.",
  })
  @WithoutIdempotencyKey()
  @Access(anyone)
  async startTotpEnrolment(
    @Ctx() context: Context,
    @Arg("input", () => StartTotpEnrolmentInput, { description: "Who asks, once more." }) input: StartTotpEnrolmentInput,
  ): Promise<StartTotpEnrolmentPayload> {
    const { actor, browser, clinic } = context;
    const asked = { actor, pendingToken: browser.pendingSignIn(), proof: proofOf(input), issuer: `Portail ${clinic.name}` };
    const outcome = await this.#account.startEnrolment(asked);
    if (!outcome.ok) return { enrolment: null, errors: toUserErrors(outcome.problems, context) };
    return { enrolment: outcome.value, errors: [] };
  }

  @Mutation(() => ConfirmTotpEnrolmentPayload, {
    description:
      "Turns the second step on with the first code of the proposed secret, ends the staff member's other sessions, and answers recovery " +
      "codes. Completes a sign-in that waited for it. Errors: `SECOND_STEP_INVALID`, `SECOND_STEP_EXPIRED`.",
  })
  @WithoutIdempotencyKey()
  @Access(anyone)
  async confirmTotpEnrolment(
    @Ctx() context: Context,
    @Arg("input", () => ConfirmTotpEnrolmentInput, { description: "The code." }) { code }: ConfirmTotpEnrolmentInput,
  ): Promise<ConfirmTotpEnrolmentPayload> {
    const { actor, browser, locale } = context;
    const outcome = await this.#account.confirmEnrolment({
      actor,
      pendingToken: browser.pendingSignIn(),
      code,
      locale,
      device: browser.device,
    });
    if (!outcome.ok) return { recoveryCodes: null, viewer: null, errors: toUserErrors(outcome.problems, context) };
    const { opened, recoveryCodes } = outcome.value;
    if (opened) enterSession(context, opened);
    return { recoveryCodes: [...recoveryCodes], viewer: toViewer(context.actor), errors: [] };
  }

  @Mutation(() => TurnOffSecondStepPayload, {
    description:
      "Turns the second step off and ends the staff member's other sessions. Errors: `SECOND_STEP_REQUIRED`, `CREDENTIALS_INVALID`, " +
      "`SECOND_STEP_INVALID`, `VALIDATION_FAILED`, `TOO_MANY_REQUESTS`.",
  })
  @Access(staffThemselves)
  async turnOffSecondStep(
    @Ctx() context: Context,
    @Arg("input", () => TurnOffSecondStepInput, { description: "Who asks, once more." }) input: TurnOffSecondStepInput,
  ): Promise<TurnOffSecondStepPayload> {
    const actor = staffOf(context);
    const outcome = await this.#account.turnOffSecondStep(actor, proofOf(input), context.locale);
    if (!outcome.ok) return { secondStep: null, errors: toUserErrors(outcome.problems, context) };
    return { secondStep: await this.#account.secondStep(actor), errors: [] };
  }

  @Mutation(() => RenewRecoveryCodesPayload, {
    description:
      "Makes ten recovery codes in place of those before. Errors: `CREDENTIALS_INVALID`, `SECOND_STEP_INVALID`, `CONFLICT` where the " +
      "second step is off, `VALIDATION_FAILED`, `TOO_MANY_REQUESTS`.",
  })
  @ShownOnce()
  @Access(staffThemselves)
  async renewRecoveryCodes(
    @Ctx() context: Context,
    @Arg("input", () => RenewRecoveryCodesInput, { description: "Who asks, once more." }) input: RenewRecoveryCodesInput,
  ): Promise<RenewRecoveryCodesPayload> {
    const outcome = await this.#account.renewRecoveryCodes(staffOf(context), proofOf(input), context.locale);
    if (!outcome.ok) return { recoveryCodes: null, errors: toUserErrors(outcome.problems, context) };
    return { recoveryCodes: [...outcome.value], errors: [] };
  }
}
