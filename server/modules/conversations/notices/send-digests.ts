import type { EntityManager } from "typeorm";
import { In, LessThanOrEqual } from "typeorm";
import type { Database } from "../../../db/database.ts";
import type { NotificationParts } from "../../sign-in/notification/notification-parts.ts";
import { Conversation } from "../conversation.entity.ts";
import { MessageNotice } from "./message-notice.entity.ts";
import { NoticeWindow } from "./notice-window.entity.ts";
import type { WindowOf } from "./notice-window.ts";
import { endWindow, takeDigest } from "./notice-window.ts";
import { notifyOfMessages } from "./notify-of-messages.ts";

const batchSize = 200;

/**
 * Tells of the messages that waited for the ends of their windows. Any number of processes may do it at once; each digest is one
 * transaction, so that a crash sends it later and never twice. Answers how many went out.
 */
export async function sendDigests(parts: NotificationParts, signal?: AbortSignal): Promise<number> {
  const at = parts.clock.now();
  let [sent, failure]: [number, { readonly error: unknown } | null] = [0, null];
  for (const window of await findDue(parts.database, at)) {
    if (signal?.aborted) break;
    try {
      if (await parts.database.transaction((tx) => sendDigest(tx, parts, window, at))) sent += 1;
    } catch (error) {
      // One patient's must not hold up everybody else's.
      failure ??= { error };
    }
  }
  if (sent > 0) parts.wake();
  if (failure) throw failure.error;
  return sent;
}

const findDue = (database: Database, at: Date): Promise<NoticeWindow[]> =>
  database.manager.find(NoticeWindow, {
    where: { digestDueAt: LessThanOrEqual(at) },
    order: { digestDueAt: "ASC", clinicId: "ASC", patientId: "ASC" },
    take: batchSize,
  });

/** What was read meanwhile needs no telling; of the rest there is one notification. */
async function sendDigest(tx: EntityManager, parts: NotificationParts, of: WindowOf, at: Date): Promise<boolean> {
  const { clinicId, patientId } = of;
  if (!(await takeDigest(tx, of, at))) return false;
  const waiting = await tx.findBy(MessageNotice, { clinicId, patientId, state: "WAITING" });
  const unread = await onlyUnread(tx, clinicId, waiting);
  const read = waiting.filter((notice) => !unread.includes(notice));
  await settle(tx, clinicId, read, { state: "READ", settledAt: at });
  if (unread.length === 0) {
    await endWindow(tx, of, at);
    return false;
  }
  const digest = unread.length > 1;
  const [about, ...others] = new Set(unread.map(({ conversationId }) => conversationId));
  const subjectId = others.length > 0 ? null : about!;
  const settled = await notifyOfMessages(tx, parts, of, { kind: digest ? "CONVERSATION_DIGEST" : "CONVERSATION", subjectId, at });
  if (settled.state === "NONE") await endWindow(tx, of, at);
  await settle(tx, clinicId, unread, { ...settled, digest });
  return settled.state === "NOTIFIED";
}

async function onlyUnread(tx: EntityManager, clinicId: string, waiting: readonly MessageNotice[]): Promise<MessageNotice[]> {
  const ids = [...new Set(waiting.map(({ conversationId }) => conversationId))];
  const conversations = ids.length > 0 ? await tx.findBy(Conversation, { clinicId, id: In(ids) }) : [];
  const readThrough = new Map(conversations.map(({ id, patientReadPosition }) => [id, patientReadPosition]));
  return waiting.filter(({ conversationId, position }) => position > (readThrough.get(conversationId) ?? 0));
}

async function settle(
  tx: EntityManager,
  clinicId: string,
  notices: readonly MessageNotice[],
  changes: Partial<MessageNotice>,
): Promise<void> {
  const ids = notices.map(({ id }) => id);
  if (ids.length > 0) await tx.update(MessageNotice, { clinicId, id: In(ids), state: "WAITING" }, changes);
}
