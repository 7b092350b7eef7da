import { permitted } from "../graphql/access.ts";
import { NodeRegistry } from "../graphql/node.ts";
import { auditRule, toAuditEvent } from "../modules/audit/trail/audit-event.type.ts";
import { bulkRule, toChange } from "../modules/bulk-access/bulk-access.type.ts";
import { appointmentRule, toAppointment } from "../modules/appointments/appointment.type.ts";
import { clinicReadsBilling } from "../modules/billing/billing-rules.ts";
import { toFinding } from "../modules/billing/stripe-events/findings/finding.type.ts";
import { billingRule } from "../modules/billing/billing-rules.ts";
import { toInvoice } from "../modules/billing/invoices/invoice.type.ts";
import { clinicRule, locationRule, toClinic, toIdentificationType, toLocation } from "../modules/clinics/clinic.type.ts";
import { conversationRule, toConversationType } from "../modules/conversations/conversation.type.ts";
import { consumerRule, toApiConsumer } from "../modules/integrations/consumers/consumer.type.ts";
import { importRule } from "../modules/integrations/fhir/fhir-import-rule.ts";
import { toFhirImport } from "../modules/integrations/fhir/fhir-import.type.ts";
import { toWebhookEndpoint } from "../modules/integrations/webhooks/webhook-endpoint.type.ts";
import { webhookRule } from "../modules/integrations/webhooks/webhook-rule.ts";
import { toUndeliveredType, undeliveredRule } from "../modules/notifications/undelivered/undelivered.type.ts";
import { patientRule, toPatient } from "../modules/patients/patient.type.ts";
import { deskRule, toRegistration } from "../modules/registration/desk/registration.type.ts";
import { toRevision } from "../modules/settings/portal-settings-revision.type.ts";
import { versionOfRevisionId } from "../modules/settings/revision-id.ts";
import type { SettingsResolver } from "../modules/settings/settings.resolver.ts";
import { staffThemselves, toStaffMember } from "../modules/staff/staff.type.ts";
import type { Services } from "../services.ts";

/** What can be looked up by id: by whom, and through which service, which decides again. */
export function createNodes(
  {
    clinics,
    auditTrail,
    staff,
    settings: revisions,
    patients,
    appointments,
    undelivered,
    bulkAccess,
    conversationReading,
    invoiceReading,
    billingFindings,
    registrationDesk,
    webhooks,
    consumerDesk,
    fhirImports,
    clock,
  }: Services,
  settings: SettingsResolver,
): NodeRegistry {
  return new NodeRegistry()
    .add("Clinic", clinicRule, async ({ clinic }, id) => (id === clinic.id ? toClinic(clinic) : null))
    .add("IdentificationType", permitted("CLINIC_READ"), async ({ clinic }, id) => {
      const found = (await clinics.identificationTypes(clinic.id)).find((type) => type.id === id);
      return found ? toIdentificationType(found) : null;
    })
    .add("Location", locationRule, async ({ actor }, id) => {
      const [found] = await clinics.locationsById(actor, [id]);
      return found ? toLocation(found) : null;
    })
    .add("StaffMember", staffThemselves, async ({ actor }, id) => {
      const found = actor.kind === "staff" && actor.id === id ? await staff.readSelf(actor) : null;
      return found && toStaffMember(found);
    })
    .add("ApiConsumer", consumerRule, async ({ actor }, id) => {
      const [found] = actor.kind === "consumer" && actor.id !== id ? [] : await consumerDesk.readMany(actor, [id]);
      return found ? toApiConsumer(found) : null;
    })
    .add("PortalSettings", permitted("PORTAL_SETTINGS"), async (context, id) =>
      id === context.clinic.id ? settings.portalSettings(context) : null,
    )
    .add("PortalSettingsRevision", permitted("PORTAL_SETTINGS"), async ({ actor }, id) => {
      const version = versionOfRevisionId(id);
      const found = version === null ? null : await revisions.revision(actor, version);
      return found && toRevision(found);
    })
    .add("Patient", patientRule, async ({ actor }, id) => {
      const [found] = await patients.readMany(actor, [id]);
      return found ? toPatient(found) : null;
    })
    .add("UndeliveredMessage", undeliveredRule, async ({ actor }, id) => {
      const [found] = await undelivered.readMany(actor, [id]);
      return found ? toUndeliveredType(found, clock.now()) : null;
    })
    .add("BulkAccessChange", bulkRule, async ({ actor }, id) => {
      const [found] = await bulkAccess.readMany(actor, [id]);
      return found ? toChange(found) : null;
    })
    .add("AuditEvent", auditRule, async ({ actor }, id) => {
      const [found] = await auditTrail.readMany(actor, [id]);
      return found ? toAuditEvent(found) : null;
    })
    .add("Conversation", conversationRule, async ({ actor }, id) => {
      const [found] = await conversationReading.readMany(actor, [id]);
      return found ? toConversationType(found) : null;
    })
    .add("BillingFinding", clinicReadsBilling, async ({ actor }, id) => {
      const [found] = await billingFindings.readMany(actor, [id]);
      return found ? toFinding(found) : null;
    })
    .add("Invoice", billingRule, async ({ actor }, id) => {
      const [found] = await invoiceReading.readMany(actor, [id]);
      return found ? toInvoice(found) : null;
    })
    .add("WebhookEndpoint", webhookRule, async ({ actor }, id) => {
      const [found] = await webhooks.readMany(actor, [id]);
      return found ? toWebhookEndpoint(found, clock.now()) : null;
    })
    .add("FhirImport", importRule, async ({ actor }, id) => {
      const [found] = await fhirImports.readMany(actor, [id]);
      return found ? toFhirImport(found) : null;
    })
    .add("Registration", deskRule, async ({ actor }, id) => {
      const [found] = await registrationDesk.desk.readMany(actor, [id]);
      return found ? toRegistration(found) : null;
    })
    .add("Appointment", appointmentRule, async ({ actor }, id) => {
      const [found] = await appointments.readMany(actor, [id]);
      return found ? toAppointment(found, actor) : null;
    });
}
