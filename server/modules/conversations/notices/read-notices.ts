import type { EntityManager } from "typeorm";
import { later } from "../../../kernel/clock.ts";
import type { NotificationChannel } from "../../notifications/outbox-message.entity.ts";
import { OutboxMessage } from "../../notifications/outbox-message.entity.ts";
import { undeliveredKeptMs } from "../../notifications/undelivered/to-undelivered.ts";
import { UndeliveredMessage } from "../../notifications/undelivered/undelivered-message.entity.ts";
import { MessageNotice } from "./message-notice.entity.ts";

/** `REPLACED`: a later message of the clinic took its place before it left. */
export const noticeDeliveryStates = ["QUEUED", "SENT", "NOT_DELIVERED", "REPLACED"] as const;

export type NoticeDeliveryState = (typeof noticeDeliveryStates)[number];

export interface NoticeDelivery {
  readonly channel: NotificationChannel;
  /** Null once it is not kept any more. */
  readonly state: NoticeDeliveryState | null;
  readonly sentAt: Date | null;
  /** Where it was given up. */
  readonly undelivered: UndeliveredMessage | null;
}

export interface ReadNotice {
  readonly notice: MessageNotice;
  readonly deliveries: readonly NoticeDelivery[];
}

type Joined = MessageNotice &
  Partial<Record<"email" | "textMessage", OutboxMessage | null>> &
  Partial<Record<"emailFailure" | "textFailure", UndeliveredMessage | null>>;

/** The notices of messages, with what lies in the outbox and among what was given up, in one statement. */
async function readJoined(manager: EntityManager, clinicId: string, messageIds: readonly string[]): Promise<Joined[]> {
  const givenUp = (alias: string, column: string): string => `${alias}.clinic_id = notice.clinic_id AND ${alias}.id = notice.${column}`;
  return manager
    .createQueryBuilder(MessageNotice, "notice")
    .leftJoinAndMapOne("notice.email", OutboxMessage, "email", "email.id = notice.email_id")
    .leftJoinAndMapOne("notice.textMessage", OutboxMessage, "text_message", "text_message.id = notice.text_message_id")
    .leftJoinAndMapOne("notice.emailFailure", UndeliveredMessage, "email_failure", givenUp("email_failure", "email_id"))
    .leftJoinAndMapOne("notice.textFailure", UndeliveredMessage, "text_failure", givenUp("text_failure", "text_message_id"))
    .where("notice.clinic_id = :clinicId AND notice.id IN (:...messageIds)", { clinicId, messageIds })
    .getMany();
}

interface Left {
  readonly message: OutboxMessage | null;
  readonly failure: UndeliveredMessage | null;
}

/** What was sent again is looked for under the id of its latest repetition. */
async function latestOf(manager: EntityManager, left: Left): Promise<Left> {
  let { message, failure } = left;
  while (failure?.resentAs) {
    const { clinicId, resentAs: id } = failure;
    message = await manager.findOneBy(OutboxMessage, { id, clinicId });
    failure = await manager.findOneBy(UndeliveredMessage, { clinicId, id });
  }
  return { message, failure };
}

function stateOf({ message, failure }: Left, askedAt: Date, now: Date): NoticeDeliveryState | null {
  if (failure) return "NOT_DELIVERED";
  if (message?.status === "PENDING") return "QUEUED";
  if (message?.status === "EXPIRED") return "REPLACED";
  // What was sent leaves the outbox first; what was given up is known for longer.
  return message || now < later(askedAt, undeliveredKeptMs) ? "SENT" : null;
}

/** What became of the notifications of these messages; those of patients have none. */
export async function readNotices(
  manager: EntityManager,
  clinicId: string,
  messageIds: readonly string[],
  now: Date,
): Promise<ReadNotice[]> {
  const found = messageIds.length > 0 ? await readJoined(manager, clinicId, [...messageIds]) : [];
  return Promise.all(
    found.map(async (notice) => {
      const { emailId, textMessageId, email, textMessage, emailFailure, textFailure, settledAt, askedAt } = notice;
      const deliveries: NoticeDelivery[] = [];
      const add = async (channel: NotificationChannel, id: string | null, left: Left): Promise<void> => {
        if (id === null) return;
        const { message, failure } = await latestOf(manager, left);
        const state = stateOf({ message, failure }, settledAt ?? askedAt, now);
        deliveries.push({ channel, state, sentAt: message?.sentAt ?? null, undelivered: failure });
      };
      await add("EMAIL", emailId, { message: email ?? null, failure: emailFailure ?? null });
      await add("SMS", textMessageId, { message: textMessage ?? null, failure: textFailure ?? null });
      return { notice, deliveries };
    }),
  );
}
