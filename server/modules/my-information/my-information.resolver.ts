import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Access, patientThemself } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import type { UserError } from "../../graphql/user-error.ts";
import { toUserError, toUserErrors } from "../../graphql/user-error.ts";
import { Fault } from "../../kernel/fault.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { toPatient } from "../patients/patient.type.ts";
import type { OtpChallenge } from "../sign-in/otp-challenge.entity.ts";
import { toOtpChallenge } from "../sign-in/otp.type.ts";
import type { OwnAsker } from "./my-information-parts.ts";
import type { MyInformationService } from "./my-information.service.ts";
import {
  ConfirmContactChangeInput,
  ConfirmContactChangePayload,
  MyInformationConflict,
  RequestContactChangeInput,
  RequestContactChangePayload,
  ResendContactChangeInput,
  UpdateMyInformationInput,
  UpdateMyInformationPayload,
} from "./my-information.type.ts";

/** Whom the rule at the field has let through. */
function askerOf({ actor, clinic, locale }: Context): OwnAsker {
  if (actor.kind !== "patient") throw new Fault("FORBIDDEN");
  return { actor, clinic, locale };
}

/** A conflict comes with the chart as it is. */
function toError(problem: Problem, context: Context): UserError {
  const current = problem.facts?.["current"];
  if (!current) return toUserError(problem, context);
  const error = toUserError(problem, context, { CONFLICT: MyInformationConflict });
  return Object.assign(error, { current: toPatient(current as Patient) });
}

const toPatientPayload = (outcome: Outcome<Patient>, context: Context) =>
  outcome.ok
    ? { patient: toPatient(outcome.value), errors: [] }
    : { patient: null, errors: outcome.problems.map((problem) => toError(problem, context)) };

const toChallengePayload = (outcome: Outcome<OtpChallenge>, context: Context): RequestContactChangePayload =>
  outcome.ok
    ? { challenge: toOtpChallenge(outcome.value), errors: [] }
    : { challenge: null, errors: toUserErrors(outcome.problems, context) };

@Resolver()
export class MyInformationResolver {
  readonly #information: MyInformationService;

  constructor(information: MyInformationService) {
    this.#information = information;
  }

  @Mutation(() => UpdateMyInformationPayload, {
    description:
      "Changes what patients may change on their own charts. E-mail and mobile change by `requestContactChange`, all else by the clinic. " +
      "Errors: `VALIDATION_FAILED` at the field; `CONFLICT` with the chart as it is where somebody else saved it meanwhile.",
  })
  @Access(patientThemself)
  async updateMyInformation(
    @Ctx() context: Context,
    @Arg("input", () => UpdateMyInformationInput, { description: "The changes." }) input: UpdateMyInformationInput,
  ): Promise<UpdateMyInformationPayload> {
    return toPatientPayload(await this.#information.update(askerOf(context), { ...input }), context);
  }

  @Mutation(() => RequestContactChangePayload, {
    description:
      "Sends a one-time code to the e-mail address or mobile number that the patient wants on their chart. Errors: `VALIDATION_FAILED` for " +
      "what is no address or number, is on the chart already, or can't be sent to; `TOO_MANY_REQUESTS`.",
  })
  @Access(patientThemself)
  async requestContactChange(
    @Ctx() context: Context,
    @Arg("input", () => RequestContactChangeInput, { description: "The new contact." }) input: RequestContactChangeInput,
  ): Promise<RequestContactChangePayload> {
    const { channel, destination } = input;
    return toChallengePayload(await this.#information.requestContact(askerOf(context), { channel, destination }), context);
  }

  @Mutation(() => RequestContactChangePayload, {
    description:
      "Sends a new code to the same new contact; the old one is void. Errors: `TOO_MANY_REQUESTS` within a minute, `OTP_EXPIRED`.",
  })
  @Access(patientThemself)
  async resendContactChange(
    @Ctx() context: Context,
    @Arg("input", () => ResendContactChangeInput, { description: "Which code." }) { challengeId }: ResendContactChangeInput,
  ): Promise<RequestContactChangePayload> {
    const id = fromGlobalId("OtpChallenge", challengeId);
    return toChallengePayload(await this.#information.resendContact(askerOf(context), id), context);
  }

  @Mutation(() => ConfirmContactChangePayload, {
    description:
      "Puts the new contact on the chart with the code that was sent there, in the session that asked for it. The old contact is told; sessions " +
      "that began with it end, but for this one. Errors: `OTP_INVALID` with the tries left, `OTP_USED_UP` after five, `OTP_EXPIRED`, " +
      "`TOO_MANY_REQUESTS`, `CONFLICT` where the contact has changed since the code was asked for.",
  })
  @Access(patientThemself)
  async confirmContactChange(
    @Ctx() context: Context,
    @Arg("input", () => ConfirmContactChangeInput, { description: "The code." }) { challengeId, code }: ConfirmContactChangeInput,
  ): Promise<ConfirmContactChangePayload> {
    const typed = { challengeId: fromGlobalId("OtpChallenge", challengeId), typed: code };
    return toPatientPayload(await this.#information.confirmContact(askerOf(context), typed), context);
  }
}
