import type { EntityManager } from "typeorm";
import { Clinic } from "../../clinics/clinic.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { NotificationParts } from "../../sign-in/notification/notification-parts.ts";
import type { LeftMessage, NoticeToSend } from "../../sign-in/notification/send-notice.ts";
import { findRoutes, sendNotice } from "../../sign-in/notification/send-notice.ts";
import type { MessageNotice } from "./message-notice.entity.ts";
import type { WindowOf } from "./notice-window.ts";

/** What becomes of a message's notice once it does not wait any more. */
export type SettledNotice = Pick<MessageNotice, "state" | "obstacle" | "emailId" | "textMessageId" | "settledAt">;

interface Told {
  readonly kind: Extract<NoticeToSend["kind"], "CONVERSATION" | "CONVERSATION_DIGEST">;
  readonly subjectId: string | null;
  readonly at: Date;
}

const idOn = (channel: LeftMessage["channel"], left: readonly LeftMessage[]): string | null =>
  left.find((message) => message.channel === channel)?.messageId ?? null;

/** Leaves one notification for the patient, as their chart and the clinic's settings are now. Wake the worker after the commit. */
export async function notifyOfMessages(
  tx: EntityManager,
  parts: NotificationParts,
  { clinicId, patientId }: WindowOf,
  { kind, subjectId, at }: Told,
): Promise<SettledNotice> {
  const chart = await tx.findOneByOrFail(Patient, { clinicId, id: patientId });
  const { values: settings } = await parts.settings.inForce(clinicId, tx);
  const none = { emailId: null, textMessageId: null, settledAt: at };
  const possible = findRoutes(chart, settings, parts);
  if (typeof possible === "string") return { state: "NONE", obstacle: possible, ...none };
  const clinic = await tx.findOneByOrFail(Clinic, { id: clinicId });
  const left = await sendNotice(tx, parts, { clinic, chart, kind, subjectId, settings, at }, possible);
  if (typeof left === "string") return { state: "NONE", obstacle: left, ...none };
  return { state: "NOTIFIED", obstacle: null, emailId: idOn("EMAIL", left), textMessageId: idOn("SMS", left), settledAt: at };
}
