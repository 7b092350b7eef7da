import { Field, Int, InterfaceType, ObjectType } from "type-graphql";
import { errorCodes } from "../kernel/error-code.ts";
import type { ErrorCode } from "../kernel/error-code.ts";
import type { LocalizedText } from "../kernel/locale.ts";
import type { Problem } from "../kernel/outcome.ts";
import { explain } from "../kernel/problem-texts.ts";
import { anyone, Access } from "./access.ts";
import type { Context } from "./context.ts";
import { enumOf } from "./enums.ts";
import { LocalizedTextType } from "./localized-text.ts";
import { DateTime } from "./scalars.ts";

export const ErrorCodeEnum = enumOf(
  "ErrorCode",
  "Every code that this API answers with, in a payload's `errors` or in a root error's `extensions.code`.",
  errorCodes,
  {
    PORTAL_CLOSED: "The clinic has closed its portal.",
    OTP_INVALID:
      "The one-time code is wrong, or the date of birth that a notification asks for; tries are left, or none if `triesLeft` is 0.",
    OTP_EXPIRED: "The one-time code is late, was replaced or used, or was asked for in another browser.",
    OTP_USED_UP: "The one-time code had its five tries.",
    REGISTRATION_CLOSED: "The clinic takes no registrations (any more).",
    TOO_MANY_REQUESTS: "Too early or too often; `retryAt` says when it is possible again.",
    NOTIFICATION_LINK_EXPIRED: "A notification's link can't be used to sign in (any more); the full sign-in still leads to `leadsTo`.",
    PATIENT_NOT_NOTIFIABLE: "The patient can't be notified; `obstacle` says why. Nothing was sent.",
    SETTINGS_CONFLICT: "Somebody saved the portal settings since the version that was sent; nothing was saved.",
    STRIPE_NOT_CONFIGURED: "Portal billing can't be on: no Stripe account is configured for the clinic.",
    STRIPE_KEY_REFUSED: "Stripe does not accept the key, or the key may not read its account; nothing was changed.",
    STRIPE_UNREACHABLE: "Stripe gave no answer; nothing was changed. Try again.",
    IMAGE_UNSUPPORTED: "The image is not a PNG, JPEG or WebP, or is animated, damaged or tiny; the message says which.",
    IMAGE_TOO_LARGE: "The image has more than 5 MB, or more than 8000 pixels a side.",
    ATTACHMENT_UNSUPPORTED: "The file is not a PDF, JPEG or PNG, or is damaged, protected or active; the message says which.",
    ATTACHMENT_TOO_LARGE: "The file has more than 10 MB, or the image more than 64 million pixels.",
    CREDENTIALS_INVALID: "No staff member signs in with this e-mail and password.",
    SECOND_STEP_INVALID: "The code of the second step is wrong, late, or was used before.",
    SECOND_STEP_EXPIRED: "The sign-in or the enrolment that waits for a code is over: start again.",
    SECOND_STEP_REQUIRED: "The account may not be without a second step.",
    REPLIES_OFF: "The clinic takes no reply in the conversation (any more); `obstacle` says why. Nothing was stored.",
    CONVERSATION_CLOSED: "The conversation is closed: nobody writes in it. Nothing was stored.",
    INVOICE_NOT_PAYABLE: "An invoice can't be paid now; `reason` says why. No payment was begun.",
    PAYMENT_IN_PROGRESS: "A card payment of the invoice is under way, `paymentId`: it has to end first.",
    VALIDATION_FAILED: "The value at `path` is missing or not acceptable.",
    CONFLICT: "Something that exists already, or changed meanwhile, is in the way.",
    NOT_FOUND: "It does not exist, or not for the caller.",
    FORBIDDEN: "The caller is known and lacks the right.",
    UNAUTHENTICATED: "Nobody is signed in, or the token is not valid.",
    RATE_LIMITED: "The document or the caller exceeds a limit.",
    TIMED_OUT: "The request took too long and was given up. What was not finished is not kept; try again with less at once.",
    INTERNAL: "An unexpected fault; `extensions.requestId` finds it in the log.",
  },
);

/** Without a rule of its own, as `Node`. */
@InterfaceType({ description: "Something that was expected to go wrong, at a place in the input. Branch on `code`; show `message`." })
export abstract class UserError {
  @Field(() => ErrorCodeEnum, { description: "What went wrong, for programs." })
  code!: ErrorCode;

  @Field(() => String, { description: "What went wrong, for people, in the language of the request (`Accept-Language`)." })
  message!: string;

  @Field(() => LocalizedTextType, { description: "The same in both languages." })
  messages!: LocalizedText;

  @Field(() => [String], {
    description: 'Where in the input, for example `["input", "otpLifetimeMinutes"]`; empty when nowhere in particular.',
  })
  path!: string[];
}

const concrete = (description: string) => ({ implements: UserError, description });

@ObjectType(concrete("A value is missing or not acceptable."))
@Access(anyone)
export class ValidationFailed extends UserError {}

@ObjectType(concrete("Something that exists already, or changed meanwhile, is in the way."))
@Access(anyone)
export class Conflict extends UserError {}

@ObjectType(concrete("It does not exist, or not for the caller."))
@Access(anyone)
export class NotFound extends UserError {}

@ObjectType(concrete("The clinic has closed its portal."))
@Access(anyone)
export class PortalClosed extends UserError {
  @Field(() => String, { description: "Whom to call instead (E.164)." })
  clinicPhone!: string;
}

@ObjectType(concrete("Too early or too often."))
@Access(anyone)
export class TooManyRequests extends UserError {
  @Field(() => DateTime, { description: "When it is possible again." })
  retryAt!: Date;

  @Field(() => String, { nullable: true, description: "Whom to call (E.164), where the clinic can open it earlier; null where it can't." })
  clinicPhone!: string | null;
}

@ObjectType(concrete("The one-time code is wrong, or the date of birth that a notification asks for."))
@Access(anyone)
export class OtpInvalid extends UserError {
  @Field(() => Int, { description: "How many more may be tried with this challenge or notification." })
  triesLeft!: number;
}

@ObjectType(concrete("The one-time code is late, was replaced or used, or was asked for in another browser. Ask for a new one."))
@Access(anyone)
export class OtpExpired extends UserError {}

@ObjectType(concrete("The one-time code had its five tries. Ask for a new one."))
@Access(anyone)
export class OtpUsedUp extends UserError {}

@ObjectType(concrete("The clinic takes no registrations (any more)."))
@Access(anyone)
export class RegistrationClosed extends UserError {
  @Field(() => String, { description: "Whom to call instead (E.164)." })
  clinicPhone!: string;
}

@ObjectType(concrete("No staff member signs in with this e-mail and password."))
@Access(anyone)
export class CredentialsInvalid extends UserError {}

@ObjectType(concrete("The code of the second step is wrong, late, or was used before."))
@Access(anyone)
export class SecondStepInvalid extends UserError {}

@ObjectType(concrete("The sign-in or the enrolment that waits for a code is over: start again."))
@Access(anyone)
export class SecondStepExpired extends UserError {}

@ObjectType(concrete("The account may not be without a second step."))
@Access(anyone)
export class SecondStepRequired extends UserError {}

@ObjectType(concrete("Portal billing can't be switched on without a Stripe account for the clinic."))
@Access(anyone)
export class StripeNotConfigured extends UserError {}

@ObjectType(concrete("Stripe does not accept the key, or the key may not read its account; nothing was changed."))
@Access(anyone)
export class StripeKeyRefused extends UserError {}

@ObjectType(concrete("Stripe gave no answer; nothing was changed. Try again."))
@Access(anyone)
export class StripeUnreachable extends UserError {}

@ObjectType(concrete("The image is not a PNG, JPEG or WebP, or is animated, damaged or tiny; the message says which."))
@Access(anyone)
export class ImageUnsupported extends UserError {}

@ObjectType(concrete("The image has more than 5 MB, or more than 8000 pixels a side."))
@Access(anyone)
export class ImageTooLarge extends UserError {}

export type UserErrorClass = new () => UserError;

const classes: Partial<Record<ErrorCode, UserErrorClass>> = {
  CONFLICT: Conflict,
  NOT_FOUND: NotFound,
  PORTAL_CLOSED: PortalClosed,
  TOO_MANY_REQUESTS: TooManyRequests,
  OTP_INVALID: OtpInvalid,
  OTP_EXPIRED: OtpExpired,
  OTP_USED_UP: OtpUsedUp,
  REGISTRATION_CLOSED: RegistrationClosed,
  CREDENTIALS_INVALID: CredentialsInvalid,
  SECOND_STEP_INVALID: SecondStepInvalid,
  SECOND_STEP_EXPIRED: SecondStepExpired,
  SECOND_STEP_REQUIRED: SecondStepRequired,
  STRIPE_NOT_CONFIGURED: StripeNotConfigured,
  IMAGE_UNSUPPORTED: ImageUnsupported,
  IMAGE_TOO_LARGE: ImageTooLarge,
  STRIPE_KEY_REFUSED: StripeKeyRefused,
  STRIPE_UNREACHABLE: StripeUnreachable,
};

/** A problem as the schema shows it; its facts become the type's own fields. */
export function toUserError(
  problem: Problem,
  { locale }: Pick<Context, "locale">,
  special: Partial<Record<ErrorCode, UserErrorClass>> = {},
): UserError {
  const messages = explain(problem);
  const type = special[problem.code] ?? classes[problem.code] ?? ValidationFailed;
  return Object.assign(new type(), problem.facts, { code: problem.code, message: messages[locale], messages, path: [...problem.path] });
}

export const toUserErrors = (problems: readonly Problem[], context: Pick<Context, "locale">): UserError[] =>
  problems.map((problem) => toUserError(problem, context));
