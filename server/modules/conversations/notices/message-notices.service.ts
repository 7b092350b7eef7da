import { In } from "typeorm";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import { isAccessEffective } from "../../access/effective-access.ts";
import { readAudited } from "../../audit/read-audited.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { NotificationParts } from "../../sign-in/notification/notification-parts.ts";
import type { NotificationObstacle } from "../../sign-in/notification/route-of-notice.ts";
import { findRoutes } from "../../sign-in/notification/send-notice.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";
import type { MessageHook } from "../message-hook.ts";
import { NoticeWindow } from "./notice-window.entity.ts";
import type { ReadNotice } from "./read-notices.ts";
import { readNotices } from "./read-notices.ts";
import { sendDigests } from "./send-digests.ts";
import { tellOfMessage } from "./tell-of-message.ts";

/** How a patient would learn of a message, and what they might do with it. */
export interface ComposerReach {
  readonly channels: readonly OtpChannel[];
  readonly obstacle: NotificationObstacle | null;
  readonly accessEffective: boolean;
  /** Setting 4. */
  readonly repliesAllowed: boolean;
}

export interface NoticeOfMessage extends ReadNotice {
  /** When a message that waits is told of. */
  readonly dueAt: Date | null;
}

/** Notifications of messages: one at once, then one digest for those of the next ten minutes. */
export class MessageNoticeService {
  readonly #parts: NotificationParts;
  readonly hook: MessageHook;

  constructor(parts: NotificationParts) {
    this.#parts = parts;
    this.hook = tellOfMessage(parts);
  }

  /** What a message to the patient would do now. */
  async reach(actor: Actor, patientId: string | null): Promise<Outcome<ComposerReach>> {
    demand(actor, "CONVERSATIONS_WRITE");
    const { database, clock, settings } = this.#parts;
    const chart = await readAudited(
      database,
      actor,
      clock.now(),
      async (manager) => (patientId === null ? null : manager.findOneBy(Patient, { clinicId: actor.clinicId, id: patientId })),
      (found) => (found ? [{ action: "patient.read", subjectId: found.id, patientId: found.id }] : []),
    );
    if (!chart) return failure({ code: "NOT_FOUND", path: ["patientId"] });
    const { values } = await settings.inForce(actor.clinicId);
    const routes = findRoutes(chart, values, this.#parts);
    return success({
      channels: typeof routes === "string" ? [] : routes.map(({ channel }) => channel),
      obstacle: typeof routes === "string" ? routes : null,
      accessEffective: isAccessEffective({ portalAccess: values.portalAccess, chart }),
      repliesAllowed: values.conversationReplies,
    });
  }

  /** What became of the notification of each of these messages; null for those that never had one. */
  async ofMessages(actor: Actor, messageIds: readonly string[]): Promise<(NoticeOfMessage | null)[]> {
    demand(actor, "CONVERSATIONS_READ");
    const { clinicId } = actor;
    const { database, clock } = this.#parts;
    const read = await readNotices(database.manager, clinicId, [...new Set(messageIds)], clock.now());
    const waiting = read.filter(({ notice }) => notice.state === "WAITING").map(({ notice }) => notice.patientId);
    const windows = waiting.length > 0 ? await database.manager.findBy(NoticeWindow, { clinicId, patientId: In(waiting) }) : [];
    const dueAt = new Map(windows.map((window) => [window.patientId, window.digestDueAt]));
    const found = new Map(
      read.map((one) => {
        const due = one.notice.state === "WAITING" ? (dueAt.get(one.notice.patientId) ?? null) : null;
        return [one.notice.id, { ...one, dueAt: due }];
      }),
    );
    return messageIds.map((id) => found.get(id) ?? null);
  }

  /** Sends the digests that are due; answers how many. */
  sendDigests(signal?: AbortSignal): Promise<number> {
    return sendDigests(this.#parts, signal);
  }

  get sweep(): Sweep {
    return { name: "message-digests", everyMs: 10_000, run: async (signal) => void (await sendDigests(this.#parts, signal)) };
  }
}
