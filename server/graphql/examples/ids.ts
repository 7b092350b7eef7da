import { toGlobalId } from "../global-id.ts";
import type { Examples } from "./example-of.ts";

/** The example of an `id` of this type, or of what is known by no type. */
export const idOf = (type: string): string => toGlobalId(type, "01KBSAMP1E0000000000000001");

/** Of which type the thing is that an id names, where the name of the field doesn't end in it. */
const typeOf: Readonly<Record<string, string>> = {
  appointmentId: "Appointment",
  archiveBatchId: "ArchiveBatch",
  attachmentIds: "MessageAttachment",
  batchId: "ArchiveBatch",
  challengeId: "OtpChallenge",
  changedBy: "StaffMember",
  conversationId: "Conversation",
  discardedId: "Invoice",
  exceptPatientIds: "Patient",
  identificationTypeId: "IdentificationType",
  invoiceId: "Invoice",
  invoiceIds: "Invoice",
  locationId: "Location",
  patientId: "Patient",
  paymentId: "Payment",
  registrationId: "Registration",
  removedIdentificationTypeIds: "IdentificationType",
  revisionId: "PortalSettingsRevision",
  sessionId: "StaffSession",
  source: "RegistrationFloodSource",
  staffMemberId: "StaffMember",
  startId: "RegistrationStart",
  typeId: "IdentificationType",
  undeliveredMessageId: "UndeliveredMessage",
};

export const ids: Examples = Object.fromEntries(Object.entries(typeOf).map(([name, type]) => [name, idOf(type)]));
