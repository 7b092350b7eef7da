import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { WithoutIdempotencyKey } from "../../graphql/key-use.ts";
import { toUserErrors } from "../../graphql/user-error.ts";
import { toViewer } from "../../graphql/viewer.ts";
import { locales } from "../../kernel/locale.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import type { ClinicService } from "../clinics/clinic.service.ts";
import { toPortalIdentificationType } from "../clinics/clinic.type.ts";
import { toBackgroundImageType } from "../portal-images/background-image.type.ts";
import type { SettingsService } from "../settings/settings.service.ts";
import type { StaffService } from "../staff/staff.service.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";
import {
  RequestOtpInput,
  RequestOtpPayload,
  ResendOtpInput,
  SignOutPayload,
  toOtpChallenge,
  toVerifyOtpPayload,
  VerifyOtpInput,
  VerifyOtpPayload,
} from "./otp.type.ts";
import { Portal } from "./portal.type.ts";
import { isUsableAtSignIn } from "./otp-request.ts";
import type { Asker } from "./sign-in-parts.ts";
import type { SignInService } from "./sign-in.service.ts";

interface Services {
  readonly signIn: SignInService;
  readonly staff: StaffService;
  readonly clinics: ClinicService;
  readonly settings: SettingsService;
}

const asker = ({ actor, clinic, locale, browser }: Context): Asker => ({
  actor,
  clinic,
  locale,
  nonce: browser.nonce(),
  device: browser.device,
  sessionToken: browser.token("portal"),
});

const toPayload = (outcome: Outcome<OtpChallenge>, context: Context): RequestOtpPayload =>
  outcome.ok
    ? { challenge: toOtpChallenge(outcome.value), errors: [] }
    : { challenge: null, errors: toUserErrors(outcome.problems, context) };

@Resolver()
export class SignInResolver {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  @Query(() => Portal, { description: "The portal of the clinic that the host name stands for, for whoever has not signed in." })
  @Access(anyone)
  async portal(@Ctx() { clinic }: Context): Promise<Portal> {
    const { clinics, settings, signIn } = this.#services;
    const { values } = await settings.inForce(clinic.id);
    const types = values.portalAccess ? await clinics.identificationTypes(clinic.id) : [];
    return {
      clinic,
      open: values.portalAccess,
      registrationOpen: values.portalAccess && values.patientRegistration,
      backgroundImage: values.backgroundImage && toBackgroundImageType(values.backgroundImage),
      identificationTypes: types.filter((type) => isUsableAtSignIn(type, values)).map(toPortalIdentificationType),
      locales: [...locales],
      otpChannels: [...signIn.channels],
    };
  }

  @Mutation(() => RequestOtpPayload, {
    description:
      "Sends a one-time code, if such a patient exists and may be in the portal, or if people may register; the answer is the same if not. " +
      "Errors: `PORTAL_CLOSED`; `VALIDATION_FAILED` for what is blank, over 254 characters, or a channel that is not offered.",
  })
  @WithoutIdempotencyKey()
  @Access(anyone)
  async requestOtp(
    @Ctx() context: Context,
    @Arg("input", () => RequestOtpInput, { description: "Who, and where to." }) input: RequestOtpInput,
  ): Promise<RequestOtpPayload> {
    const { identificationValue, channel, destination } = input;
    const identificationTypeId = fromGlobalId("IdentificationType", input.identificationTypeId);
    return toPayload(
      await this.#services.signIn.request(asker(context), { identificationTypeId, identificationValue, channel, destination }),
      context,
    );
  }

  @Mutation(() => RequestOtpPayload, {
    description:
      "Sends a new code to the same destination; the old one is void. Errors: `TOO_MANY_REQUESTS` within a minute, `OTP_EXPIRED`, `PORTAL_CLOSED`.",
  })
  @WithoutIdempotencyKey()
  @Access(anyone)
  async resendOtp(
    @Ctx() context: Context,
    @Arg("input", () => ResendOtpInput, { description: "Which code." }) { challengeId }: ResendOtpInput,
  ): Promise<RequestOtpPayload> {
    return toPayload(await this.#services.signIn.resend(asker(context), fromGlobalId("OtpChallenge", challengeId)), context);
  }

  @Mutation(() => VerifyOtpPayload, {
    description:
      "Signs the patient in with the right code, or opens a registration to somebody whom no chart matches, where people may register. " +
      "Errors: `OTP_INVALID` with the tries left, `OTP_USED_UP` after five, `OTP_EXPIRED`, `PORTAL_CLOSED`, `REGISTRATION_CLOSED`.",
  })
  @WithoutIdempotencyKey()
  @Access(anyone)
  async verifyOtp(
    @Ctx() context: Context,
    @Arg("input", () => VerifyOtpInput, { description: "The code." }) { challengeId, code, staySignedIn }: VerifyOtpInput,
  ): Promise<VerifyOtpPayload> {
    const outcome = await this.#services.signIn.verify(asker(context), {
      challengeId: fromGlobalId("OtpChallenge", challengeId),
      typed: code,
      staySignedIn,
    });
    if (!outcome.ok) return toVerifyOtpPayload({ errors: toUserErrors(outcome.problems, context) });
    if ("proven" in outcome.value) return toVerifyOtpPayload({ outcome: "REGISTRATION_OPEN", proven: outcome.value.proven });
    const { actor, token, session } = outcome.value.session;
    context.browser.startSession("portal", token, staySignedIn ? session.expiresAt : null);
    context.actor = actor;
    return toVerifyOtpPayload({ outcome: "SIGNED_IN", viewer: toViewer(actor) });
  }

  @Mutation(() => SignOutPayload, { description: "Ends the caller's session, here and on the server." })
  @WithoutIdempotencyKey()
  @Access(anyone)
  async signOut(@Ctx() context: Context): Promise<SignOutPayload> {
    const { actor } = context;
    if (actor.kind !== "staff" && actor.kind !== "patient") return { signedOut: false, errors: [] };
    if (actor.kind === "staff") await this.#services.staff.signOut(actor);
    else await this.#services.signIn.signOut(actor);
    context.browser.endSession(actor.kind === "staff" ? "admin" : "portal");
    context.actor = { kind: "anonymous", clinicId: actor.clinicId, origin: actor.origin };
    return { signedOut: true, errors: [] };
  }
}
