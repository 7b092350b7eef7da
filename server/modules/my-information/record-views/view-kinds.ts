/** What was done with a record, in words that patients know. The order is that in which a view lists them. */
export const recordViewKinds = [
  "CHART",
  "LIST",
  "APPOINTMENTS",
  "MESSAGES",
  "CONVERSATIONS",
  "RECORD_VIEWS",
  "CHART_MADE",
  "CHART_CHANGED",
  "ACCESS_CHANGED",
  "APPOINTMENT_CHANGED",
  "CONVERSATION_CHANGED",
  "NOTIFIED",
  "STOP_CLEARED",
  "OTHER",
] as const;

export type RecordViewKind = (typeof recordViewKinds)[number];

const kindOfAction: Readonly<Record<string, RecordViewKind>> = {
  "patient.read": "CHART",
  "patient.listed": "LIST",
  "appointment.read": "APPOINTMENTS",
  "appointments.read": "APPOINTMENTS",
  "undelivered-message.read": "MESSAGES",
  "patient.record-views-read": "RECORD_VIEWS",
  "patient.created": "CHART_MADE",
  "patient.updated": "CHART_CHANGED",
  "patient.access-enabled": "ACCESS_CHANGED",
  "patient.access-disabled": "ACCESS_CHANGED",
  "appointment.created": "APPOINTMENT_CHANGED",
  "appointment.updated": "APPOINTMENT_CHANGED",
  "conversation.read": "CONVERSATIONS",
  "conversation.listed": "CONVERSATIONS",
  "conversation.marked-read": "CONVERSATIONS",
  "conversation.marked-unread": "CONVERSATIONS",
  "attachment.read": "CONVERSATIONS",
  "conversation.started": "CONVERSATION_CHANGED",
  "conversation.replied": "CONVERSATION_CHANGED",
  "conversation.closed": "CONVERSATION_CHANGED",
  "conversation.reopened": "CONVERSATION_CHANGED",
  "conversation.replies-changed": "CONVERSATION_CHANGED",
  "conversation.assigned": "CONVERSATION_CHANGED",
  "registration.read": "CHART",
  "registration.listed": "LIST",
  "registration.confirmed": "CHART_MADE",
  "registration.merged": "CHART_CHANGED",
  "registration.merge-undone": "CHART_CHANGED",
  "patient.notified": "NOTIFIED",
  "undelivered-message.resend": "NOTIFIED",
  "patient.sign-in-stop-cleared": "STOP_CLEARED",
};

/** What has no words yet is shown as something: nothing that was done with a record is left out. */
export const kindOf = (action: string): RecordViewKind => (Object.hasOwn(kindOfAction, action) ? kindOfAction[action]! : "OTHER");
