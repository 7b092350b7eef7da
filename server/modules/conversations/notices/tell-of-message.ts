import type { NotificationParts } from "../../sign-in/notification/notification-parts.ts";
import type { MessageHook } from "../message-hook.ts";
import { MessageNotice } from "./message-notice.entity.ts";
import { endWindow, takeWindow } from "./notice-window.ts";
import { notifyOfMessages } from "./notify-of-messages.ts";

const waits = { state: "WAITING", obstacle: null, emailId: null, textMessageId: null, settledAt: null } as const;

/** Each message of the clinic makes a notification, or waits to share one. What patients write is seen in the clinic's inbox. */
export const tellOfMessage = (parts: NotificationParts): MessageHook => ({
  async write(tx, { conversation, message }) {
    if (message.from !== "CLINIC") return [];
    const { clinicId, patientId, id: conversationId } = conversation;
    const of = { clinicId, patientId };
    const at = message.sentAt;
    const first = (await takeWindow(tx, of, at)) === "FIRST";
    const settled = first ? await notifyOfMessages(tx, parts, of, { kind: "CONVERSATION", subjectId: conversationId, at }) : waits;
    if (settled.state === "NONE") await endWindow(tx, of, at);
    const { id, position } = message;
    await tx.insert(MessageNotice, { ...of, id, conversationId, position, digest: false, askedAt: at, ...settled });
    return [];
  },
  kept: ({ message }) => {
    if (message.from === "CLINIC") parts.wake();
  },
});
