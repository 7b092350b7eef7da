import type { Permission, WebhookTopic } from "../../../gql/graphql.ts";

/** Every topic, in the order in which it is shown, with the rights any of which it needs. */
export const topics: readonly { readonly topic: WebhookTopic; readonly needs: readonly Permission[] }[] = [
  { topic: "PORTAL_SETTINGS_UPDATED", needs: [] },
  { topic: "PATIENT_ACCESS_CHANGED", needs: ["PATIENT_ACCESS", "PATIENTS_READ"] },
  { topic: "REGISTRATION_SUBMITTED", needs: ["REGISTRATIONS"] },
  { topic: "CONVERSATION_REPLIED", needs: ["CONVERSATIONS_READ"] },
  { topic: "INVOICE_PAID", needs: ["BILLING_READ"] },
  { topic: "APPOINTMENT_CHANGED", needs: ["APPOINTMENTS_READ"] },
];

export const mayHear = (needs: readonly Permission[], scopes: readonly Permission[]): boolean =>
  needs.length === 0 || needs.some((right) => scopes.includes(right));
