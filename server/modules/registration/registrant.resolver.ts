import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { WithoutIdempotencyKey } from "../../graphql/key-use.ts";
import { toUserErrors } from "../../graphql/user-error.ts";
import { IdentificationCheck } from "../patients/identifications/patient-identification.type.ts";
import { VerifyOtpPayload } from "../sign-in/otp.type.ts";
import type { Registrant } from "./registrant-parts.ts";
import type { RegistrantService } from "./registrant.service.ts";
import { RegistrationStart, toRegistrationStart, toSubmittedRegistration } from "./start/registration-start.type.ts";
import { SubmitRegistrationInput, SubmitRegistrationPayload } from "./submit/submit-registration.type.ts";

const registrantOf = ({ actor, clinic, locale, browser }: Context): Registrant => ({ actor, clinic, locale, nonce: browser.nonce() });

@Resolver(() => VerifyOtpPayload)
export class RegistrantResolver {
  readonly #registrants: RegistrantService;

  constructor(registrants: RegistrantService) {
    this.#registrants = registrants;
  }

  @FieldResolver(() => RegistrationStart, { nullable: true, description: "Set where the outcome is `REGISTRATION_OPEN`." })
  async registration(@Root() { proven }: VerifyOtpPayload, @Ctx() { locale }: Context): Promise<RegistrationStart | null> {
    return proven && toRegistrationStart(await this.#registrants.startOf(proven), locale);
  }

  @Query(() => RegistrationStart, {
    nullable: true,
    description: "After a reload: what somebody may do whose contact was proven in this browser within the last two hours; null otherwise.",
  })
  @Access(anyone)
  async registrationStart(
    @Ctx() context: Context,
    @Arg("id", () => ID, { description: "The id that `verifyOtp` gave." }) id: string,
  ): Promise<RegistrationStart | null> {
    const start = await this.#registrants.start(registrantOf(context), fromGlobalId("RegistrationStart", id));
    return start && toRegistrationStart(start, context.locale);
  }

  @Query(() => IdentificationCheck, {
    description: "What can be said of a number by itself before a registration is sent. Nothing is looked up.",
  })
  @Access(anyone)
  async registrationIdentificationCheck(
    @Ctx() context: Context,
    @Arg("typeId", () => ID, { description: "One of `portal { identificationTypes }`." }) typeId: string,
    @Arg("value", () => String, { description: "The number, in any notation." }) value: string,
  ): Promise<IdentificationCheck> {
    const judgement = await this.#registrants.check(context, fromGlobalId("IdentificationType", typeId), value);
    return Object.assign(new IdentificationCheck(), judgement);
  }

  @Mutation(() => SubmitRegistrationPayload, {
    description:
      "Sends a registration to the clinic, once for each proven contact: the same call again answers with the same. Errors: " +
      "`VALIDATION_FAILED` at the fields, all at once; `OTP_EXPIRED` where the contact has to be proven again; `REGISTRATION_CLOSED`; " +
      "`TOO_MANY_REQUESTS` with when it is possible again.",
  })
  @WithoutIdempotencyKey()
  @Access(anyone)
  async submitRegistration(
    @Ctx() context: Context,
    @Arg("input", () => SubmitRegistrationInput, { description: "The registration." }) input: SubmitRegistrationInput,
  ): Promise<SubmitRegistrationPayload> {
    const { startId, identificationTypeId, ...sent } = input;
    const typeId = fromGlobalId("IdentificationType", identificationTypeId ?? "");
    const outcome = await this.#registrants.submit(registrantOf(context), fromGlobalId("RegistrationStart", startId), {
      ...sent,
      identificationTypeId: typeId,
    });
    return outcome.ok
      ? { submitted: toSubmittedRegistration(outcome.value), errors: [] }
      : { submitted: null, errors: toUserErrors(outcome.problems, context) };
  }
}
