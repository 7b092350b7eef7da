import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Access, anyone, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { WithoutIdempotencyKey } from "../../../graphql/key-use.ts";
import type { UserErrorClass } from "../../../graphql/user-error.ts";
import { toUserError } from "../../../graphql/user-error.ts";
import { toViewer } from "../../../graphql/viewer.ts";
import type { ErrorCode } from "../../../kernel/error-code.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import type { NotificationService } from "./notification.service.ts";
import {
  NotificationLinkExpired,
  NotifyPatientInput,
  NotifyPatientPayload,
  OpenNotificationInput,
  OpenNotificationPayload,
  PatientNotNotifiable,
  SignInFromNotificationInput,
  SignInFromNotificationPayload,
} from "./notification.type.ts";

const special: Partial<Record<ErrorCode, UserErrorClass>> = {
  NOTIFICATION_LINK_EXPIRED: NotificationLinkExpired,
  PATIENT_NOT_NOTIFIABLE: PatientNotNotifiable,
};

const toErrors = (problems: readonly Problem[], context: Context) => problems.map((problem) => toUserError(problem, context, special));

@Resolver()
export class NotificationResolver {
  readonly #notifications: NotificationService;

  constructor(notifications: NotificationService) {
    this.#notifications = notifications;
  }

  @Mutation(() => NotifyPatientPayload, {
    description:
      "Notifies a patient by e-mail or text message, as they want it and in their language. The message leads into the portal and says nothing " +
      "of what it is about; it replaces older ones about the same. Errors: `PATIENT_NOT_NOTIFIABLE`, `NOT_FOUND`, `TOO_MANY_REQUESTS`.",
  })
  @Access(permitted("PATIENTS_WRITE"))
  async notifyPatient(
    @Ctx() context: Context,
    @Arg("input", () => NotifyPatientInput, { description: "Whom, and of what." }) input: NotifyPatientInput,
  ): Promise<NotifyPatientPayload> {
    const { kind, appointmentId } = input;
    const sent = await this.#notifications.notify(context.actor, context.clinic, {
      kind,
      patientId: fromGlobalId("Patient", input.patientId),
      appointmentId: appointmentId ? (fromGlobalId("Appointment", appointmentId) ?? "") : undefined,
    });
    if (!sent.ok) return { notification: null, errors: toErrors(sent.problems, context) };
    return { notification: { ...sent.value, channels: [...sent.value.channels] }, errors: [] };
  }

  @Mutation(() => OpenNotificationPayload, {
    description:
      "What a notification's link asks for, and where it leads. Opening it changes nothing, however often. " +
      "Errors: `NOTIFICATION_LINK_EXPIRED`, `PORTAL_CLOSED`.",
  })
  @WithoutIdempotencyKey()
  @Access(anyone)
  async openNotification(
    @Ctx() context: Context,
    @Arg("input", () => OpenNotificationInput, { description: "Which one." }) { token }: OpenNotificationInput,
  ): Promise<OpenNotificationPayload> {
    const { actor, clinic } = context;
    const opened = await this.#notifications.open(actor, clinic, token);
    if (!opened.ok) return { notification: null, errors: toErrors(opened.problems, context) };
    return { notification: { ...opened.value, clinic }, errors: [] };
  }

  @Mutation(() => SignInFromNotificationPayload, {
    description:
      "Signs the patient in with what their notification asks for, in any browser, once. Errors: `OTP_INVALID` with the tries left, also for " +
      "a wrong date of birth; `NOTIFICATION_LINK_EXPIRED`; `VALIDATION_FAILED` for what is missing, which is no try; " +
      "`TOO_MANY_REQUESTS`; `PORTAL_CLOSED`.",
  })
  @WithoutIdempotencyKey()
  @Access(anyone)
  async signInFromNotification(
    @Ctx() context: Context,
    @Arg("input", () => SignInFromNotificationInput, { description: "The link, and the answer." }) input: SignInFromNotificationInput,
  ): Promise<SignInFromNotificationPayload> {
    const { token, code, dateOfBirth, staySignedIn } = input;
    const answered = { token, code: code ?? null, dateOfBirth: dateOfBirth ?? null, staySignedIn };
    const { actor: before, clinic, browser } = context;
    const follower = { actor: before, clinic, device: browser.device, sessionToken: browser.token("portal") };
    const outcome = await this.#notifications.signIn(follower, answered);
    if (!outcome.ok) return { viewer: null, leadsTo: null, errors: toErrors(outcome.problems, context) };
    const { actor, session, leadsTo, token: sessionToken } = outcome.value;
    browser.startSession("portal", sessionToken, staySignedIn ? session.expiresAt : null);
    context.actor = actor;
    return { viewer: toViewer(actor), leadsTo, errors: [] };
  }
}
