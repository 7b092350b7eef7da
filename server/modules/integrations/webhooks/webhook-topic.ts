import { toGlobalId } from "../../../graphql/global-id.ts";
import type { Permission } from "../../../kernel/permissions.ts";

interface Topic {
  /** As receivers read it. */
  readonly type: string;
  /** Any of them lets a consumer hear of it; none where nobody needs one. */
  readonly rights: readonly Permission[];
}

/** What consumers may be told of, in the order in which it is shown. */
const topics = {
  PORTAL_SETTINGS_UPDATED: { type: "portal_settings.updated", rights: [] },
  PATIENT_ACCESS_CHANGED: { type: "patient_access.changed", rights: ["PATIENT_ACCESS", "PATIENTS_READ"] },
  REGISTRATION_SUBMITTED: { type: "registration.submitted", rights: ["REGISTRATIONS"] },
  CONVERSATION_REPLIED: { type: "conversation.replied", rights: ["CONVERSATIONS_READ"] },
  INVOICE_PAID: { type: "invoice.paid", rights: ["BILLING_READ"] },
  APPOINTMENT_CHANGED: { type: "appointment.changed", rights: ["APPOINTMENTS_READ"] },
} as const satisfies Record<string, Topic>;

export type WebhookTopic = keyof typeof topics;

export const webhookTopics = Object.keys(topics) as WebhookTopic[];

export const typeOfTopic = (topic: WebhookTopic): string => topics[topic].type;

/** The type of a test delivery, which is no topic: nobody subscribes to it. */
export const testType = "portail.test";

export const rightsOfTopic = (topic: WebhookTopic): readonly Permission[] => topics[topic].rights;

/** Whether somebody with these rights may be told of it. */
export const mayHear = (topic: WebhookTopic, held: ReadonlySet<Permission>): boolean => {
  const rights: readonly Permission[] = topics[topic].rights;
  return rights.length === 0 || rights.some((right) => held.has(right));
};

/** What happened, by ids of the application. */
export type WebhookHappening =
  | { readonly topic: "PORTAL_SETTINGS_UPDATED"; readonly version: number }
  | { readonly topic: "PATIENT_ACCESS_CHANGED"; readonly patientIds: readonly string[] }
  | { readonly topic: "REGISTRATION_SUBMITTED"; readonly registrationId: string }
  | { readonly topic: "CONVERSATION_REPLIED"; readonly conversationId: string; readonly messageId: string }
  | { readonly topic: "INVOICE_PAID"; readonly invoiceId: string; readonly patientId: string }
  | { readonly topic: "APPOINTMENT_CHANGED"; readonly appointmentIds: readonly string[] };

const globalIds = (type: string, ids: readonly string[]): string[] => ids.map((id) => toGlobalId(type, id));

/** What receivers are told: global ids, and nothing that anybody wrote. */
function factsOf(happened: WebhookHappening): Readonly<Record<string, number | string | readonly string[]>> {
  switch (happened.topic) {
    case "PORTAL_SETTINGS_UPDATED":
      return { version: happened.version };
    case "PATIENT_ACCESS_CHANGED":
      return { patientIds: globalIds("Patient", happened.patientIds) };
    case "REGISTRATION_SUBMITTED":
      return { registrationId: toGlobalId("Registration", happened.registrationId) };
    case "CONVERSATION_REPLIED":
      return {
        conversationId: toGlobalId("Conversation", happened.conversationId),
        messageId: toGlobalId("Message", happened.messageId),
      };
    case "INVOICE_PAID":
      return { invoiceId: toGlobalId("Invoice", happened.invoiceId), patientId: toGlobalId("Patient", happened.patientId) };
    case "APPOINTMENT_CHANGED":
      return { appointmentIds: globalIds("Appointment", happened.appointmentIds) };
  }
}

/** The body that is signed and sent, the same at every try. `causedBy` is the consumer whose call it was. */
export const bodyOf = (happened: WebhookHappening, at: Date, causedBy: string | null): string =>
  JSON.stringify({
    type: typeOfTopic(happened.topic),
    timestamp: at.toISOString(),
    data: { ...factsOf(happened), causedBy: causedBy === null ? null : toGlobalId("ApiConsumer", causedBy) },
  });

export const testBody = (endpointId: string, at: Date): string =>
  JSON.stringify({
    type: testType,
    timestamp: at.toISOString(),
    data: { webhookEndpointId: toGlobalId("WebhookEndpoint", endpointId), causedBy: null },
  });
