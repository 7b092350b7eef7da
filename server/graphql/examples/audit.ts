import { toGlobalId } from "../global-id.ts";
import type { Examples } from "./example-of.ts";

const patient = toGlobalId("Patient", "01KBSAMP1E0000000000000001");

/** What the audit trail says. */
export const audit: Examples = {
  "AuditEvent.action": "invoice.updated",
  "AuditEvent.subjectId": toGlobalId("Invoice", "01KBSAMP1E0000000000000001"),
  "AuditEvent.patientIds": patient,
  "AuditEvent.patientCount": 1,
  "AuditEvent.changedFields": "dueOn",
  "AuditEvent.requestId": "3f1c6f0e-8a44-4f0e-9a53-0d9f5f2f7c11",
  "AuditEvent.networkAddress": "203.0.113.77",
  "AuditEvent.block": 1204,
  "AuditActor.id": toGlobalId("StaffMember", "01KBSAMP1E0000000000000001"),
  "AuditActor.name": "Julie Gagnon",
  "AuditFilter.actorId": toGlobalId("StaffMember", "01KBSAMP1E0000000000000001"),
  "AuditSeal.head": "1204:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
  "AuditSeal.waitingCount": 3,
};
