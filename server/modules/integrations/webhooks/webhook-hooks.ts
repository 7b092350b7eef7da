import type { EntityManager } from "typeorm";
import type { Hook } from "../../../db/hook.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { AccessChanged } from "../../access/access-hook.ts";
import type { AppointmentsChanged } from "../../appointments/appointment-hook.ts";
import type { BillingHook } from "../../billing/billing-hook.ts";
import type { MessageHook } from "../../conversations/message-hook.ts";
import type { RegistrationSubmitted } from "../../registration/submit/registration-hook.ts";
import type { SettingsSaved } from "../../settings/settings-hook.ts";
import { recordEvent } from "./record-event.ts";

export interface WebhookHooks {
  readonly settings: Hook<SettingsSaved>;
  readonly access: Hook<AccessChanged>;
  readonly appointments: Hook<AppointmentsChanged>;
  readonly registrations: Hook<RegistrationSubmitted>;
  readonly messages: MessageHook;
  readonly billing: BillingHook;
}

const consumerOf = (actor: Pick<Actor, "kind"> & { readonly id?: string }): string | null =>
  actor.kind === "consumer" ? (actor.id ?? null) : null;

const toldBy = <Happened>(write: (tx: EntityManager, happened: Happened) => Promise<void>, wake: () => void): Hook<Happened> => ({
  write,
  kept: () => wake(),
});

/** What of the product consumers are told of: each module says that something happened, and this keeps it for those who listen. */
export const webhookHooks = (wake: () => void): WebhookHooks => ({
  settings: toldBy((tx, { actor, version, at }) => {
    const happened = { topic: "PORTAL_SETTINGS_UPDATED", version } as const;
    return recordEvent(tx, { clinicId: actor.clinicId, at, causedBy: consumerOf(actor), happened });
  }, wake),
  access: toldBy((tx, { actor, patientIds, at }) => {
    const happened = { topic: "PATIENT_ACCESS_CHANGED", patientIds } as const;
    return recordEvent(tx, { clinicId: actor.clinicId, at, causedBy: consumerOf(actor), happened });
  }, wake),
  appointments: toldBy((tx, { actor, appointmentIds, at }) => {
    const happened = { topic: "APPOINTMENT_CHANGED", appointmentIds } as const;
    return recordEvent(tx, { clinicId: actor.clinicId, at, causedBy: consumerOf(actor), happened });
  }, wake),
  registrations: toldBy((tx, { clinicId, registrationId, at }) => {
    const happened = { topic: "REGISTRATION_SUBMITTED", registrationId } as const;
    return recordEvent(tx, { clinicId, at, causedBy: null, happened });
  }, wake),
  messages: {
    write: async (tx, { actor, conversation, message }) => {
      if (actor.kind !== "patient") return [];
      const happened = { topic: "CONVERSATION_REPLIED", conversationId: conversation.id, messageId: message.id } as const;
      await recordEvent(tx, { clinicId: conversation.clinicId, at: message.sentAt, causedBy: null, happened });
      return [];
    },
    kept: ({ actor }) => {
      if (actor.kind === "patient") wake();
    },
  },
  billing: {
    write: async (tx, told) => {
      if (told.kind !== "INVOICE_PAID") return;
      const { clinicId, patientId, at, actor } = told;
      const happened = { topic: "INVOICE_PAID", invoiceId: told.invoice.id, patientId } as const;
      await recordEvent(tx, { clinicId, at, causedBy: actor ? consumerOf(actor) : null, happened });
    },
    kept: ({ kind }) => {
      if (kind === "INVOICE_PAID") wake();
    },
  },
});
