import type { Actor } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { SignInClinic } from "../sign-in-parts.ts";
import type { NotificationParts } from "./notification-parts.ts";
import type { Notice, SentNotice } from "./notify-patient.ts";
import { notifyPatient } from "./notify-patient.ts";
import type { OpenedNotification } from "./open-notification.ts";
import { openNotification } from "./open-notification.ts";
import type { NotifyingClinic } from "./send-notice.ts";
import type { AnsweredNotification, Follower, NotificationSession } from "./sign-in-from-notification.ts";
import { signInFromNotification } from "./sign-in-from-notification.ts";
import { sweepLinks } from "./sweep-links.ts";

/** Notifications that lead into the portal, and the sign-in from them. */
export class NotificationService {
  readonly #parts: NotificationParts;

  constructor(parts: NotificationParts) {
    this.#parts = parts;
  }

  notify(actor: Actor, clinic: NotifyingClinic, notice: Notice): Promise<Outcome<SentNotice>> {
    return notifyPatient(this.#parts, actor, clinic, notice);
  }

  open(actor: Actor, clinic: SignInClinic, token: string): Promise<Outcome<OpenedNotification>> {
    return openNotification(this.#parts, actor, clinic, token);
  }

  signIn(follower: Follower, answered: AnsweredNotification): Promise<Outcome<NotificationSession>> {
    return signInFromNotification(this.#parts, follower, answered);
  }

  async sweep(signal: AbortSignal): Promise<void> {
    await sweepLinks(this.#parts.database, this.#parts.clock.now(), signal);
  }
}
