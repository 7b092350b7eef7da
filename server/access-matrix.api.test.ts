import type { GraphQLObjectType } from "graphql";
import { getNamedType, isInterfaceType } from "graphql";
import { toGlobalId } from "./graphql/global-id.ts";
import { createSchema } from "./graphql/schema.ts";
import { newId } from "./kernel/id.ts";
import type { Permission } from "./kernel/permissions.ts";
import { consumerScopes } from "./kernel/permissions.ts";
import { hashToken } from "./kernel/secret-token.ts";
import { AuditEvent } from "./modules/audit/audit-event.entity.ts";
import { BulkAccessChange } from "./modules/bulk-access/bulk-access-change.entity.ts";
import type { BulkAccessFilter } from "./modules/bulk-access/bulk-access-filter.ts";
import { BulkAccessItem } from "./modules/bulk-access/bulk-access-item.entity.ts";
import { aDraft, aLine, anInvoice, beginBilling } from "./modules/billing/testing/invoices.ts";
import { beginConversation } from "./modules/conversations/testing/begin-conversation.ts";
import { ApiToken } from "./modules/integrations/api-token.entity.ts";
import { importRights } from "./modules/integrations/fhir/import-rights.ts";
import { UndeliveredMessage } from "./modules/notifications/undelivered/undelivered-message.entity.ts";
import { PortalSettingsRevision } from "./modules/settings/portal-settings-revision.entity.ts";
import { revisionGlobalId } from "./modules/settings/revision-id.ts";
import { StaffMember } from "./modules/staff/staff-member.entity.ts";
import { enrol, signIn as signInAsStaff } from "./modules/staff/testing/staff-steps.ts";
import type { ApiClient } from "./testing/api-client.ts";
import { sendRegistration } from "./modules/registration/testing/desk-steps.ts";
import { TestClinic } from "./testing/clinic.ts";
import type { Portail } from "./testing/portail.ts";
import { startPortail } from "./testing/portail.ts";

/** In the order of the table's columns. */
const callers = [
  "anonymous",
  "patient",
  "another patient",
  "patient of another clinic",
  "desk",
  "admin",
  "support",
  "admin of another clinic",
  "consumer",
  "consumer without the scope",
  "consumer of another clinic",
  "revoked token",
  "garbage token",
] as const;

type Caller = (typeof callers)[number];

interface Row {
  readonly operation: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | ((caller: Caller) => Readonly<Record<string, unknown>>);
  /** Where in the answer the value stands. */
  readonly at: string;
  /** The scopes of which a consumer needs one. */
  readonly needs?: readonly Permission[];
}

let portail: Portail;
let clinic: TestClinic;
let clients: Record<Exclude<Caller, "consumer without the scope">, ApiClient>;
let rows: Record<string, Row>;
const lacking = new Map<string, ApiClient>();

/** What must be in nobody's refusal. */
const secrets = [
  "Clinique Témoin",
  "LAST",
  "Été 2031",
  "Zéphirine",
  "Desrochers",
  "secret@courriel.example",
  "Chirurgie",
  "Apportez",
  "Pavillon",
  "DOSSIER-9",
];

async function revokedToken(): Promise<string> {
  const token = await clinic.tokenWith(...consumerScopes);
  const held = { clinicId: clinic.clinic.id, tokenHash: hashToken(token) };
  await portail.database.manager.update(ApiToken, held, { revokedAt: portail.clock.now() });
  return token;
}

/** A browser that sends its cookies to this clinic's host. */
function crossed(from: ApiClient): ApiClient {
  const browser = portail.browser();
  for (const [name, value] of from.cookies) browser.cookies.set(name, value);
  return browser;
}

async function without(needs: readonly Permission[] = []): Promise<ApiClient> {
  const key = needs.join();
  const known = lacking.get(key);
  if (known) return known;
  const client = portail.program(await clinic.tokenWith(...consumerScopes.filter((scope) => !needs.includes(scope))));
  lacking.set(key, client);
  return client;
}

/** Every field of the settings, as deep as it goes, but for the history. */
const everySetting = `id version revisionId portalAccess newPatientAccess patientRegistration conversationReplies extraSearchableIdentifications
  backgroundImage { contentHash } otpLifetimeMinutes otpLifetimeChoices notificationSignIn portalBilling stripeConfigured
  appointmentStatusVisibility { status label { fr en } patientLabel { fr en } explanation { fr en } neededByPatients hidden upcomingCount pastCount }
  stripeAccount { source state secretKeyLastFour webhookSecretLastFour accountId livemode checkedAt savedAt savedBy }
  portalBillingEffective portalBillingObstacle updatedAt updatedBy`;

beforeAll(async () => {
  const stripe = { configured: true, secretKey: "sk_test_0000LAST", webhookSecret: "whsec_0000LAST" } as const;
  portail = await startPortail({ config: { stripe, stripeApiBase: new URL("http://127.0.0.1:1") } });
  clinic = await TestClinic.open(portail, "demo");
  const maple = await TestClinic.open(portail, "maple");
  await portail.database.manager.update(PortalSettingsRevision, { clinicId: clinic.clinic.id }, { note: "Été 2031" });
  const patient = await clinic.patient({ firstName: "Zéphirine", lastName: "Desrochers", email: "secret@courriel.example" });
  const other = await clinic.patient();
  const foreign = await maple.patient();
  const what = { service: "Chirurgie", noteToPatient: "Apportez vos papiers" };
  const appointment = await clinic.appointment(patient, { ...what, externalId: "DOSSIER-9" });
  const hidden = await clinic.appointment(patient, { ...what, deactivated: true });
  const theirs = await maple.appointment(foreign);
  const registration = await sendRegistration(portail, clinic, { email: "secret@courriel.example", lastName: "Desrochers" });
  const foreignRegistration = await sendRegistration(portail, maple);
  const undelivered = await addUndelivered(clinic.clinic.id, patient.id);
  const foreignUndelivered = await addUndelivered(maple.clinic.id, foreign.id);
  const bulk = await addBulkChange(clinic.clinic.id, patient.id);
  const audited = await portail.database.manager.findOneByOrFail(AuditEvent, { clinicId: clinic.clinic.id, patientId: patient.id });
  const auditedThere = await portail.database.manager.findOneByOrFail(AuditEvent, { clinicId: maple.clinic.id, patientId: foreign.id });
  const foreignBulk = await addBulkChange(maple.clinic.id, foreign.id);
  const desk = await portail.database.manager.findOneByOrFail(StaffMember, { clinicId: clinic.clinic.id, role: "DESK" });
  const [bundle, foreignBundle] = [await sendEmptyBundle(clinic), await sendEmptyBundle(maple)];
  const foreignDesk = await portail.database.manager.findOneByOrFail(StaffMember, { clinicId: maple.clinic.id, role: "DESK" });

  clients = {
    anonymous: portail.browser(),
    patient: await clinic.signInPatient(patient),
    "another patient": await clinic.signInPatient(other),
    "patient of another clinic": crossed(await maple.signInPatient(foreign)),
    desk: await clinic.staff("DESK"),
    admin: await clinic.staff("ADMIN"),
    support: await clinic.staff("SUPPORT"),
    "admin of another clinic": crossed(await maple.staff("ADMIN")),
    consumer: portail.program(clinic.token),
    "consumer of another clinic": portail.program(maple.token),
    "revoked token": portail.program(await revokedToken()),
    "garbage token": portail.program("portail_nothing"),
  };

  // Not before the patients are in: its notification carries a code too.
  const { conversation } = await beginConversation(portail, clinic, patient, {
    subject: "Chirurgie",
    bodyHtml: "<p>Chirurgie</p>",
    allowReplies: false,
  });
  await portail.services.conversations.assign(clinic.consumer, { conversationId: conversation.id, staffMemberId: desk.id });
  for (const each of [clinic, maple]) await beginBilling(portail, each);
  const billed = { lines: [aLine({ description: "Chirurgie" })], note: "Apportez", internalNote: "Chirurgie" };
  const invoice = await anInvoice(portail, clinic, patient, billed);
  const draft = await aDraft(portail, clinic, patient, billed);
  const foreignInvoice = await anInvoice(portail, maple, foreign);
  const { conversation: foreignConversation } = await beginConversation(portail, maple, foreign);

  const node = (type: string, id: string, fields: string, needs: readonly Permission[] = [], at = "node"): Row => ({
    operation: "Query.node",
    query: `query ($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`,
    variables: { id: toGlobalId(type, id) },
    at,
    needs,
  });
  const mutation = (name: string, input: object, fields: string, needs: readonly Permission[] = [], at = name): Row => ({
    operation: `Mutation.${name}`,
    query: `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} } }`,
    variables: { input },
    at,
    needs,
  });
  const query = (name: string, selection: string, needs: readonly Permission[] = [], at = name): Row => ({
    operation: `Query.${name}`,
    query: `{ ${selection} }`,
    at,
    needs,
  });

  const code = "errors { code }";
  const challengeId = toGlobalId("OtpChallenge", newId());
  const noRegistration = { registrationId: toGlobalId("Registration", newId()), version: 1 };
  const conversationId = toGlobalId("Conversation", newId());
  const noInvoice = { invoiceId: toGlobalId("Invoice", newId()) };
  const paymentId = toGlobalId("Payment", newId());
  const noConsumer = { id: toGlobalId("ApiConsumer", newId()) };
  const noEndpoint = { id: toGlobalId("WebhookEndpoint", newId()) };
  const [endpoint, foreignEndpoint] = [await addEndpoint(clinic), await addEndpoint(maple)];
  const noTemplate = { id: toGlobalId("ConversationTemplate", newId()), version: 1 };
  const asked = { identificationTypeId: clinic.typeId("ramq"), identificationValue: "TREE84522900", channel: "EMAIL" };
  const chart = { patients: [{ externalId: patient.externalId }] };
  const visit = { appointments: [{ externalId: "DOSSIER-9" }] };
  const place = { locations: [{ externalId: "Pavillon", name: "Pavillon", timeZone: "America/Toronto" }] };
  const stale = { version: 999, portalAccess: true };
  const conflict = "errors { ... on SettingsConflict { current { otpLifetimeMinutes } } }";

  rows = {
    // Before the settings are restored, and with them that portal billing is off.
    "the invoices": query("invoices", "invoices { edges { node { note } } }", ["BILLING_READ"]),
    "invoices found": query("invoices", 'invoices(filter: { search: "Desrochers" }) { edges { node { note } } }', ["BILLING_READ"]),
    "how many invoices wait": query("invoiceCounts", "invoiceCounts { due }", ["BILLING_READ"]),
    "the taxes of a province": query("taxRates", "taxRates(province: QC) { code }", ["BILLING_READ"]),
    "an invoice": node("Invoice", invoice.id, "note lines { description } taxes { code } history { kind } payments { id }", [
      "BILLING_READ",
    ]),
    "a draft of an invoice": node("Invoice", draft.id, "note lines { description }", ["BILLING_READ"]),
    "an invoice of another clinic": node("Invoice", foreignInvoice.id, "total { cents }", ["BILLING_READ"]),
    "an invoice that is not there": node("Invoice", newId(), "total { cents }", ["BILLING_READ"]),
    "what staff write on an invoice": node("Invoice", invoice.id, "internalNote", ["BILLING_READ"], "node.internalNote"),
    "who wrote an invoice": node("Invoice", invoice.id, "createdBy { name }", ["BILLING_READ"], "node.createdBy"),
    "whom an invoice is for": node("Invoice", invoice.id, "patient { email }", ["PATIENTS_READ"], "node.patient"),
    "a chart's invoices": node("Patient", patient.id, "invoices { edges { node { note } } }", ["BILLING_READ"], "node.invoices"),
    "what a patient has to pay": node("Patient", patient.id, "openInvoices { count }", ["BILLING_READ"], "node.openInvoices"),
    "whether patients pay in the portal": node("Patient", patient.id, "billingOpen", ["BILLING_READ"], "node.billingOpen"),
    "beginning an invoice": mutation(
      "createInvoice",
      { patientId: toGlobalId("Patient", newId()), lines: [], requestKey: "matrix" },
      code,
      ["BILLING_WRITE"],
    ),
    "invoices coming in": mutation("upsertInvoices", { invoices: [{ externalId: "matrix" }] }, code, ["BILLING_WRITE"]),
    "changing an invoice": mutation("updateInvoice", { ...noInvoice, version: 1 }, code, ["BILLING_WRITE"]),
    "throwing an invoice away": mutation("discardInvoice", { ...noInvoice, version: 1 }, code, ["BILLING_WRITE"]),
    "what was found at Stripe": query("billingFindings", "billingFindings { edges { node { kind } } }", ["BILLING_READ"]),
    "a finding that is not there": node("BillingFinding", newId(), "kind", ["BILLING_READ"]),
    "resolving a finding": mutation("resolveBillingFinding", { id: toGlobalId("BillingFinding", newId()) }, code, ["BILLING_WRITE"]),
    "receiving money at the desk": mutation(
      "recordPayment",
      { ...noInvoice, amountCents: 1, method: "CASH", receivedOn: "2026-03-14", requestKey: "matrix" },
      code,
      ["BILLING_WRITE"],
    ),
    "giving money back": mutation(
      "refundPayment",
      { ...noInvoice, paymentId, amountCents: 1, method: "CASH", reason: "Erreur", requestKey: "matrix" },
      code,
      ["REFUNDS"],
    ),
    "writing money off": mutation("writeOffInvoice", { ...noInvoice, amountCents: 1, reason: "Erreur", requestKey: "matrix" }, code, [
      "REFUNDS",
    ]),
    "giving a payment up": mutation("abandonPayment", { paymentId, reason: "Erreur", requestKey: "matrix" }, code, ["REFUNDS"]),
    "paying by card": mutation("startInvoicePayment", { invoiceIds: [], expectedTotalCents: 1, requestKey: "matrix" }, code),
    "asking what became of a payment": {
      operation: "Mutation.checkInvoicePayment",
      query: "mutation ($input: InvoicePaymentInput!) { checkInvoicePayment(input: $input) { errors { code } } }",
      variables: { input: { paymentId } },
      at: "checkInvoicePayment",
    },
    "paying no more": {
      operation: "Mutation.cancelInvoicePayment",
      query: "mutation ($input: InvoicePaymentInput!) { cancelInvoicePayment(input: $input) { errors { code } } }",
      variables: { input: { paymentId } },
      at: "cancelInvoicePayment",
    },
    "a payment of one's own": node("Patient", patient.id, `invoicePayment(id: "${paymentId}") { state }`, [], "node.invoicePayment"),
    "issuing an invoice": mutation("issueInvoice", { ...noInvoice, version: 1 }, code, ["BILLING_WRITE"]),
    "taking an invoice back": mutation("voidInvoice", { ...noInvoice, reason: "Erreur" }, code, ["BILLING_WRITE"]),
    "the portal": query("portal", "portal { open }"),
    "the viewer": query("viewer", "viewer { permissions }"),
    "the viewer's own chart": query("viewer", "viewer { patient { email } }", [], "viewer.patient"),
    "the viewer's own appointments": query(
      "viewer",
      "viewer { patient { appointments { edges { node { service } } } } }",
      [],
      "viewer.patient.appointments",
    ),
    "who looked at the viewer's own record": query(
      "viewer",
      "viewer { patient { recordViews { edges { node { what by { name } } } } } }",
      [],
      "viewer.patient.recordViews",
    ),
    "the viewer's own sessions": query("viewer", "viewer { sessions { device { name { en } } } }", [], "viewer.sessions"),
    "the viewer as staff member": query("viewer", "viewer { staffMember { email } }", [], "viewer.staffMember"),
    "the viewer as consumer": query("viewer", "viewer { apiConsumer { name } }", [], "viewer.apiConsumer"),
    "the clinic": query("clinic", "clinic { name }", ["CLINIC_READ"]),
    "its locations": query("clinic", "clinic { locations { name } }", ["CLINIC_READ"], "clinic.locations"),
    "its identification types": query("clinic", "clinic { identificationTypes { name } }", ["CLINIC_READ"], "clinic.identificationTypes"),
    "the settings": query("portalSettings", "portalSettings { otpLifetimeMinutes }"),

    "every setting": query("portalSettings", `portalSettings { ${everySetting} }`),
    "the settings' history": query(
      "portalSettings",
      "portalSettings { history { edges { node { note after { otpLifetimeMinutes } } } } }",
      [],
      "portalSettings.history",
    ),
    "the Stripe account": query(
      "portalSettings",
      "portalSettings { stripeAccount { secretKeyLastFour } }",
      [],
      "portalSettings.stripeAccount",
    ),
    "what closing the portal would do": query(
      "portalSettingsImpact",
      "portalSettingsImpact(input: { portalAccess: false }) { signedInPatientCount after { otpLifetimeMinutes } }",
    ),
    "what hiding a status would do": query(
      "portalSettingsImpact",
      "portalSettingsImpact(input: { appointmentStatusVisibility: [{ status: NONE, hidden: true }] }) { appointmentStatuses { patientCount } }",
      [],
      "portalSettingsImpact.appointmentStatuses",
    ),

    "a chart": node("Patient", patient.id, "email", ["PATIENTS_READ"]),
    "another patient's chart": node("Patient", other.id, "email", ["PATIENTS_READ"]),
    "a chart of another clinic": node("Patient", foreign.id, "email", ["PATIENTS_READ"]),
    "a chart that is not there": node("Patient", newId(), "email", ["PATIENTS_READ"]),
    "a chart's external id": node("Patient", patient.id, "externalId", ["PATIENTS_READ"], "node.externalId"),
    "whether a chart is archived": node("Patient", patient.id, "archived", ["PATIENTS_READ"], "node.archived"),
    "whether a chart is verified": node("Patient", patient.id, "verified", ["PATIENTS_READ"], "node.verified"),
    "the patients": query("patients", "patients { edges { node { email } } }", ["PATIENTS_READ"]),
    "patients found": query("patients", 'patients(search: "Zéphirine") { edges { node { email } } }', ["PATIENTS_READ"]),
    "a patient": {
      ...query("patient", "patient { id }", ["PATIENTS_READ"]),
      query: "query ($id: ID!) { patient(id: $id) { email } }",
      variables: { id: toGlobalId("Patient", patient.id) },
    },
    "a patient of another clinic": {
      ...query("patient", "patient { id }", ["PATIENTS_READ"]),
      query: "query ($id: ID!) { patient(id: $id) { email } }",
      variables: { id: toGlobalId("Patient", foreign.id) },
    },
    "a chart's deliveries": node(
      "Patient",
      patient.id,
      "deliveries { edges { node { maskedDestination } } }",
      ["PATIENTS_READ"],
      "node.deliveries",
    ),
    "when a chart was made": node("Patient", patient.id, "createdAt", ["PATIENTS_READ"], "node.createdAt"),
    "when a chart changed": node("Patient", patient.id, "updatedAt", ["PATIENTS_READ"], "node.updatedAt"),
    "who changed a chart": node("Patient", patient.id, "updatedBy { name }", ["PATIENTS_READ"], "node.updatedBy"),
    "a chart's appointments": node(
      "Patient",
      patient.id,
      "appointments { edges { node { service } } }",
      ["APPOINTMENTS_READ"],
      "node.appointments",
    ),
    "whether a patient can get in": node("Patient", patient.id, "portalAccess { effective }", ["PATIENTS_READ"], "node.portalAccess"),
    "a chart's own switch": node("Patient", patient.id, "portalAccess { enabled }", ["PATIENTS_READ"], "node.portalAccess.enabled"),
    "why a patient can't get in": node(
      "Patient",
      patient.id,
      "portalAccess { gates { kind } }",
      ["PATIENTS_READ"],
      "node.portalAccess.gates",
    ),
    "what would stop a patient": node(
      "Patient",
      patient.id,
      "portalAccess { obstacles }",
      ["PATIENTS_READ"],
      "node.portalAccess.obstacles",
    ),
    "who looked at a chart": node(
      "Patient",
      patient.id,
      "recordViews { edges { node { what by { kind name role } } } }",
      ["PATIENTS_READ"],
      "node.recordViews",
    ),
    "who looked at another patient's chart": node(
      "Patient",
      other.id,
      "recordViews { edges { node { what } } }",
      ["PATIENTS_READ"],
      "node.recordViews",
    ),
    "an appointment": node("Appointment", appointment.id, "service noteToPatient", ["APPOINTMENTS_READ"]),
    "an appointment that is hidden": node("Appointment", hidden.id, "service", ["APPOINTMENTS_READ"]),
    "an appointment of another clinic": node("Appointment", theirs.id, "service", ["APPOINTMENTS_READ"]),
    "an appointment that is not there": node("Appointment", newId(), "service", ["APPOINTMENTS_READ"]),
    "whether an appointment is hidden": node(
      "Appointment",
      appointment.id,
      "hiddenFromPatient",
      ["APPOINTMENTS_READ"],
      "node.hiddenFromPatient",
    ),
    "whether an appointment is withdrawn": node("Appointment", appointment.id, "deactivated", ["APPOINTMENTS_READ"], "node.deactivated"),
    "an appointment's external id": node("Appointment", appointment.id, "externalId", ["APPOINTMENTS_READ"], "node.externalId"),
    "whose an appointment is": node("Appointment", appointment.id, "patient { email }", ["PATIENTS_READ"], "node.patient"),
    "where an appointment is": node(
      "Appointment",
      appointment.id,
      "location { name }",
      ["CLINIC_READ", "APPOINTMENTS_READ"],
      "node.location",
    ),
    "the clinic by id": node("Clinic", clinic.clinic.id, "name", ["CLINIC_READ"]),
    "another clinic by id": node("Clinic", maple.clinic.id, "name", ["CLINIC_READ"]),
    "an identification type": node("IdentificationType", clinic.types.ramq, "name", ["CLINIC_READ"]),
    "an identification type of another clinic": node("IdentificationType", maple.types.ramq, "name", ["CLINIC_READ"]),
    "what staff call a type": node("IdentificationType", clinic.types.ramq, "updatedBy { name } mask", ["CLINIC_READ"]),
    "a chart's numbers": node("Patient", patient.id, "identifications { display }", ["PATIENTS_READ"], "node.identifications"),
    "the numbers of another clinic's chart": node(
      "Patient",
      foreign.id,
      "identifications { display }",
      ["PATIENTS_READ"],
      "node.identifications",
    ),
    "a chart's numbers in full": node("Patient", patient.id, "identifications { value }", ["PATIENTS_READ"], "node.identifications"),
    "checking a number": {
      operation: "Query.identificationCheck",
      query: 'query ($typeId: ID!) { identificationCheck(typeId: $typeId, value: "1") { verdict } }',
      variables: { typeId: clinic.typeId("ramq") },
      at: "identificationCheck",
      needs: ["PATIENTS_WRITE"],
    },
    "making an identification type": mutation("createIdentificationType", { name: "" }, code, ["CLINIC_WRITE"]),
    "changing an identification type": mutation("updateIdentificationType", { id: clinic.typeId("file"), version: 99 }, code, [
      "CLINIC_WRITE",
    ]),
    "the type of a conflict": mutation(
      "updateIdentificationType",
      { id: clinic.typeId("file"), version: 99 },
      "errors { ... on IdentificationTypeConflict { current { name } } }",
      ["CLINIC_WRITE"],
      "updateIdentificationType.errors.0.current",
    ),
    "archiving an identification type": mutation("archiveIdentificationType", { id: clinic.typeId("file"), version: 99 }, code, [
      "CLINIC_WRITE",
    ]),
    "restoring an identification type": mutation("restoreIdentificationType", { id: clinic.typeId("file"), version: 99 }, code, [
      "CLINIC_WRITE",
    ]),
    "a location": node("Location", clinic.location.id, "name", ["CLINIC_READ", "APPOINTMENTS_READ"]),
    "a location's external id": node("Location", clinic.location.id, "externalId", ["CLINIC_READ"], "node.externalId"),
    "a location of another clinic": node("Location", maple.location.id, "name", ["CLINIC_READ", "APPOINTMENTS_READ"]),
    "the settings by id": node("PortalSettings", clinic.clinic.id, "otpLifetimeMinutes"),
    "the settings of another clinic": node("PortalSettings", maple.clinic.id, "otpLifetimeMinutes"),
    "a revision of the settings": node("PortalSettingsRevision", "1".padStart(26, "0"), "note after { otpLifetimeMinutes }"),
    "a revision that is not there": node("PortalSettingsRevision", "9".padStart(26, "0"), "note"),
    "the desk's account": node("StaffMember", desk.id, "email"),
    "an account of another clinic": node("StaffMember", foreignDesk.id, "email"),
    "the consumer": node("ApiConsumer", clinic.consumer.id, "name"),
    "a consumer of another clinic": node("ApiConsumer", maple.consumer.id, "name"),
    "who made a consumer": node("ApiConsumer", clinic.consumer.id, "createdBy { name }", [], "node.createdBy"),
    "a consumer's tokens": node("ApiConsumer", clinic.consumer.id, "tokens { edges { node { lastFour } } }", [], "node.tokens.edges"),
    "a consumer's signing keys": node(
      "ApiConsumer",
      clinic.consumer.id,
      "signingKeys { edges { node { label } } }",
      [],
      "node.signingKeys",
    ),
    "the consumers": query("apiConsumers", "apiConsumers { edges { node { name } } }"),
    "an endpoint of webhooks": node("WebhookEndpoint", endpoint, "url", ["WEBHOOKS"]),
    "an endpoint of another clinic's": node("WebhookEndpoint", foreignEndpoint, "url", ["WEBHOOKS"]),
    "what became of webhooks": node(
      "WebhookEndpoint",
      endpoint,
      "deliveries { edges { node { state } } }",
      ["WEBHOOKS"],
      "node.deliveries",
    ),
    "a consumer's endpoints": node("ApiConsumer", clinic.consumer.id, "webhookEndpoints { url }", ["WEBHOOKS"], "node.webhookEndpoints"),
    "making an endpoint": mutation("createWebhookEndpoint", { url: "", topics: [] }, code, ["WEBHOOKS"]),
    "changing an endpoint": mutation("updateWebhookEndpoint", { ...noEndpoint, version: 1 }, code, ["WEBHOOKS"]),
    "a new secret": mutation("rotateWebhookSecret", noEndpoint, code, ["WEBHOOKS"]),
    ...Object.fromEntries(
      ["disableWebhookEndpoint", "enableWebhookEndpoint", "deleteWebhookEndpoint", "sendTestWebhook"].map((name) => [
        name,
        {
          operation: `Mutation.${name}`,
          query: `mutation ($input: WebhookEndpointInput!) { ${name}(input: $input) { errors { code } } }`,
          variables: { input: noEndpoint },
          at: name,
          needs: ["WEBHOOKS"] as const,
        },
      ]),
    ),
    "an event once more": mutation("replayWebhookEvent", { endpointId: noEndpoint.id, deliveryId: noEndpoint.id }, code, ["WEBHOOKS"]),
    "events once more": mutation("replayWebhookEvents", { endpointId: noEndpoint.id, since: "2026-03-14T00:00:00Z" }, code, ["WEBHOOKS"]),
    "making a consumer": mutation("createApiConsumer", { name: "", scopes: [] }, code),
    "changing a consumer": mutation("updateApiConsumer", { ...noConsumer, version: 1 }, code),
    "the consumer of a conflict": mutation(
      "updateApiConsumer",
      { id: toGlobalId("ApiConsumer", clinic.consumer.id), version: 999, name: "x" },
      "errors { ... on ApiConsumerConflict { current { name } } }",
      [],
      "updateApiConsumer.errors.0.current",
    ),
    "stopping a consumer": mutation("deactivateApiConsumer", noConsumer, code),
    "letting a consumer go on": mutation("reactivateApiConsumer", noConsumer, code),
    "issuing a token": mutation("issueApiToken", { consumerId: noConsumer.id, label: "x" }, code),
    "revoking a token": mutation("revokeApiToken", { id: toGlobalId("ApiToken", newId()) }, code),
    "registering a signing key": mutation("registerSigningKey", { consumerId: noConsumer.id, label: "x", publicKey: "x" }, code),
    "revoking a signing key": mutation("revokeSigningKey", { id: toGlobalId("SigningKey", newId()) }, code),
    "a one-time code": { ...node("Patient", newId(), "email"), variables: { id: challengeId } },
    "an id that is none": { ...node("Patient", newId(), "email"), variables: { id: "nothing" } },

    "asking for a code": {
      ...mutation("requestOtp", {}, "challenge { triesLeft }", [], "requestOtp.challenge"),
      // Another address for each: whoever asks again at once for the same has to wait.
      variables: (caller) => ({ input: { ...asked, destination: `nobody${callers.indexOf(caller)}@courriel.example` } }),
    },
    "asking again": mutation("resendOtp", { challengeId }, code),
    "typing a code": mutation("verifyOtp", { challengeId, code: "12345678" }, code),
    "signing in as staff": mutation("signInStaff", { email: "desk@demo.example", password: "wrong" }, code),
    "saving the settings": mutation("updatePortalSettings", { version: 1 }, "portalSettings { otpLifetimeMinutes }"),
    "the settings of a conflict": mutation("updatePortalSettings", stale, conflict, [], "updatePortalSettings.errors.0.current"),
    "setting the background image": mutation("setPortalBackgroundImage", { version: 1 }, "portalSettings { otpLifetimeMinutes }"),
    "restoring the settings": mutation(
      "restorePortalSettings",
      { version: 1, revisionId: revisionGlobalId(1) },
      "portalSettings { otpLifetimeMinutes }",
    ),
    "entering Stripe keys": mutation("setStripeKeys", { secretKey: "x", webhookSecret: "x" }, code),
    "asking Stripe again": {
      operation: "Mutation.checkStripeAccount",
      query: `mutation { checkStripeAccount { ${code} } }`,
      at: "checkStripeAccount",
    },
    "removing Stripe keys": {
      operation: "Mutation.removeStripeKeys",
      query: "mutation { removeStripeKeys { stripeAccount { secretKeyLastFour } } }",
      at: "removeStripeKeys",
    },
    "charts coming in": mutation("upsertPatients", chart, code, ["PATIENTS_WRITE"]),
    "making a chart": {
      ...mutation("createPatient", {}, code, ["PATIENTS_WRITE"]),
      variables: (caller) => ({ input: { ...newChartByHand(caller, "M") } }),
    },
    "the chart that was made": {
      ...mutation("createPatient", {}, "patient { email }", ["PATIENTS_READ"], "createPatient.patient"),
      variables: (caller) => ({ input: { ...newChartByHand(caller, "R") } }),
    },
    "changing a chart": mutation("updatePatient", { patientId: toGlobalId("Patient", patient.id), version: 1 }, code, ["PATIENTS_WRITE"]),
    "changing a chart of another clinic": mutation(
      "updatePatient",
      { patientId: toGlobalId("Patient", foreign.id), version: 1 },
      "patient { email }",
      ["PATIENTS_WRITE"],
      "updatePatient.patient",
    ),
    "the chart of a conflict": mutation(
      "updatePatient",
      { patientId: toGlobalId("Patient", patient.id), version: 999 },
      "errors { ... on PatientConflict { current { email } } }",
      ["PATIENTS_READ"],
      "updatePatient.errors.0.current",
    ),
    "the chart that came in": {
      ...mutation("upsertPatients", {}, "results { patient { email } }", ["PATIENTS_READ"], "upsertPatients.results.0.patient"),
      variables: (caller) => ({ input: { patients: [newChart(caller)] } }),
    },
    "appointments coming in": mutation("upsertAppointments", visit, code, ["APPOINTMENTS_WRITE"]),
    "locations coming in": mutation("upsertLocations", place, code, ["CLINIC_WRITE"]),
    "undelivered messages": query(
      "undeliveredMessages",
      "undeliveredMessages { edges { node { maskedDestination } } }",
      ["PATIENTS_READ"],
      "undeliveredMessages.edges",
    ),
    "an undelivered message": node("UndeliveredMessage", undelivered, "maskedDestination", ["PATIENTS_READ"]),
    "whose an undelivered message is": node("UndeliveredMessage", undelivered, "patient { email }", ["PATIENTS_READ"], "node.patient"),
    "an undelivered message of another clinic": node("UndeliveredMessage", foreignUndelivered, "maskedDestination", ["PATIENTS_READ"]),
    "sending a message again": mutation("resendMessage", { id: toGlobalId("UndeliveredMessage", undelivered) }, code, ["PATIENTS_WRITE"]),
    "changing one's own information": mutation("updateMyInformation", { version: 999 }, code),
    "one's own chart of a conflict": mutation(
      "updateMyInformation",
      { version: 999 },
      "errors { ... on MyInformationConflict { current { email } } }",
      [],
      "updateMyInformation.errors.0.current",
    ),
    "asking for another contact": {
      ...mutation("requestContactChange", {}, code),
      variables: (caller) => ({ input: { channel: "EMAIL", destination: `new${callers.indexOf(caller)}@courriel.example` } }),
    },
    "asking again for another contact": mutation("resendContactChange", { challengeId }, code),
    "confirming another contact": mutation("confirmContactChange", { challengeId, code: "12345678" }, code),
    "ending a session": mutation("endSession", { id: "none" }, code),
    "ending all other sessions": {
      operation: "Mutation.endOtherSessions",
      query: `mutation { endOtherSessions { ${code} } }`,
      at: "endOtherSessions",
    },
    "what a staff sign-in waits for": query("awaitedSecondStep", "awaitedSecondStep { required }"),
    "the second step": mutation("verifyStaffSecondStep", { code: "123456" }, code),
    "starting to enrol an app": mutation("startTotpEnrolment", {}, code),
    "enrolling an app": mutation("confirmTotpEnrolment", { code: "123456" }, code),
    "new recovery codes": mutation("renewRecoveryCodes", { password: "", code: "" }, code),
    "turning the second step off": mutation("turnOffSecondStep", { password: "", code: "" }, code),
    "another password": mutation("changeStaffPassword", { currentPassword: "", newPassword: "" }, code),
    "the second step's state": query(
      "viewer",
      "viewer { staffMember { secondStep { recoveryCodesLeft } } }",
      [],
      "viewer.staffMember.secondStep",
    ),
    "a staff member's own sessions": query(
      "viewer",
      "viewer { staffMember { sessions { startedAt } } }",
      [],
      "viewer.staffMember.sessions",
    ),
    "ending a staff session": mutation("endStaffSession", { sessionId: "none" }, code),
    "ending the other staff sessions": {
      operation: "Mutation.endOtherStaffSessions",
      query: "mutation { endOtherStaffSessions { endedCount } }",
      at: "endOtherStaffSessions",
    },
    "giving up a staff sign-in": {
      operation: "Mutation.cancelStaffSignIn",
      query: "mutation { cancelStaffSignIn { cancelled } }",
      at: "cancelStaffSignIn",
    },
    "a patient's stop": node("Patient", patient.id, "signInStop { wrongTries }", ["PATIENTS_READ"], "node.signInStop"),
    "switching a chart's access": mutation("setPatientPortalAccess", { patientId: toGlobalId("Patient", newId()), enabled: false }, code, [
      "PATIENT_ACCESS",
    ]),
    "charts of a bulk change to come": query(
      "bulkAccessPreview",
      "bulkAccessPreview(enabled: false, filter: {}) { patients { edges { node { email } } } }",
      ["BULK_PATIENT_ACCESS"],
      "bulkAccessPreview.patients",
    ),
    "how many charts a bulk change is about": query("bulkAccessPreview", "bulkAccessPreview(enabled: false, filter: {}) { count }", [
      "BULK_PATIENT_ACCESS",
    ]),
    "a FHIR bundle coming in": mutation("importFhirBundle", { bundle: "{" }, code, importRights),
    "what became of a FHIR bundle": node("FhirImport", bundle, "total findings { edges { node { path } } }", importRights),
    "what became of another clinic's": node("FhirImport", foreignBundle, "total", importRights),
    "the audit trail": query("auditEvents", "auditEvents { edges { node { action by { name } } } }", ["AUDIT_READ"]),
    "whom it is about": query(
      "auditEvents",
      `auditEvents(filter: { patientId: "${toGlobalId("Patient", patient.id)}" }) { edges { node { patients { email } } } }`,
      ["AUDIT_READ", "PATIENTS_READ"],
    ),
    "an event of it": node("AuditEvent", audited.id, "networkAddress", ["AUDIT_READ"]),
    "an event of another clinic's": node("AuditEvent", auditedThere.id, "networkAddress", ["AUDIT_READ"]),
    "how far it is sealed": query("auditSeal", "auditSeal { head waitingCount }", ["AUDIT_READ"]),
    "who may have acted in it": query("auditActors", "auditActors { name }", ["AUDIT_READ"]),
    "the clinic's bulk changes": query("bulkAccessChanges", "bulkAccessChanges { edges { node { reason } } }", ["BULK_PATIENT_ACCESS"]),
    "who may have moved switches": query("accessChangers", "accessChangers { name }", ["BULK_PATIENT_ACCESS"]),
    "a bulk change": node("BulkAccessChange", bulk, "reason expectedCount", ["BULK_PATIENT_ACCESS"]),
    "whom a bulk change failed with": node(
      "BulkAccessChange",
      bulk,
      "failures { edges { node { patient { email } } } }",
      ["PATIENTS_READ"],
      "node.failures.edges.0.node.patient",
    ),
    "a bulk change of another clinic": node("BulkAccessChange", foreignBulk, "reason expectedCount", ["BULK_PATIENT_ACCESS"]),
    "starting a bulk change": mutation("startBulkAccessChange", { enabled: true, filter: { ageFrom: 150 }, expectedCount: 0 }, code, [
      "BULK_PATIENT_ACCESS",
    ]),
    ...Object.fromEntries(
      ["pause", "resume", "cancel", "undo"].map((verb) => [
        `a bulk change: ${verb}`,
        {
          ...mutation(`${verb}BulkAccessChange`, { id: toGlobalId("BulkAccessChange", newId()) }, code, ["BULK_PATIENT_ACCESS"]),
          query: `mutation ($input: BulkAccessChangeInput!) { ${verb}BulkAccessChange(input: $input) { ${code} } }`,
        },
      ]),
    ),
    "clearing a stop": mutation("clearSignInStop", { patientId: toGlobalId("Patient", patient.id) }, code, ["PATIENTS_WRITE"]),
    "notifying a patient": mutation("notifyPatient", { patientId: toGlobalId("Patient", newId()), kind: "PORTAL_INVITATION" }, code, [
      "PATIENTS_WRITE",
    ]),
    "opening a notification": mutation("openNotification", { token: "none" }, code),
    "signing in from a notification": mutation("signInFromNotification", { token: "none" }, code),
    "a way to register": query("registrationStart", 'registrationStart(id: "none") { contact }'),
    "checking a number before registering": {
      operation: "Query.registrationIdentificationCheck",
      query: 'query ($typeId: ID!) { registrationIdentificationCheck(typeId: $typeId, value: "1") { verdict } }',
      variables: { typeId: clinic.typeId("ramq") },
      at: "registrationIdentificationCheck",
    },
    "sending a registration": mutation("submitRegistration", { startId: "none", termsVersion: 1, consent: false }, code),
    "the terms of registration": query("registrationTerms", "registrationTerms { version }", ["CLINIC_READ"]),
    "publishing terms of registration": mutation(
      "publishRegistrationTerms",
      { basedOnVersion: 99, text: { fr: "Bonjour", en: "Hello" } },
      code,
      ["CLINIC_WRITE"],
    ),
    "asking to be told of registrations": mutation("setRegistrationNotices", { wanted: false }, "wanted", ["REGISTRATIONS"]),
    "whether one is told of registrations": query("viewer", "viewer { registrationNotices }", [], "viewer.registrationNotices"),
    "the registrations": query("registrations", "registrations { edges { node { email } } }", ["REGISTRATIONS"]),
    "a registration": node("Registration", registration.id, "email", ["REGISTRATIONS"]),
    "a registration of another clinic": node("Registration", foreignRegistration.id, "email", ["REGISTRATIONS"]),
    "a registration by its id": query("registration", `registration(id: "${toGlobalId("Registration", registration.id)}") { email }`, [
      "REGISTRATIONS",
    ]),
    "charts that match a registration": node("Registration", registration.id, "matches { patient { email } }", ["PATIENTS_READ"]),
    "how many registrations wait": query("registrationCounts", "registrationCounts { pending }", ["REGISTRATIONS"]),
    "a flood of registrations": query("registrationFlood", "registrationFlood { count }", ["REGISTRATIONS"]),
    "what a merge would do": {
      operation: "Query.registrationMergePreview",
      query: "query ($id: ID!) { registrationMergePreview(registrationId: $id, patientId: $id, take: []) { warnings errors { code } } }",
      variables: { id: toGlobalId("Registration", newId()) },
      at: "registrationMergePreview",
      needs: ["PATIENTS_READ"],
    },
    "confirming a registration": mutation("confirmRegistration", noRegistration, code, ["PATIENTS_WRITE"]),
    "merging a registration": mutation(
      "mergeRegistration",
      { ...noRegistration, patientId: toGlobalId("Patient", newId()), patientVersion: 1, take: [] },
      code,
      ["REGISTRATIONS"],
    ),
    "undoing a merge": mutation("undoRegistrationMerge", noRegistration, code, ["PATIENTS_WRITE"]),
    "archiving a registration": mutation("archiveRegistration", { ...noRegistration, reason: "OTHER" }, code, ["REGISTRATIONS"]),
    "restoring a registration": mutation("restoreRegistration", noRegistration, code, ["REGISTRATIONS"]),
    "clearing a flood": mutation("archiveRegistrations", { source: "nobody's", expectedCount: 0, reason: "ABUSE" }, code, [
      "REGISTRATIONS",
    ]),
    "taking a clearing back": mutation("restoreRegistrations", { batchId: "none" }, code, ["REGISTRATIONS"]),
    "the conversations": query("conversations", "conversations { edges { node { subject } } }", ["CONVERSATIONS_READ"]),
    "conversations found": query("conversations", 'conversations(search: "Chirurgie") { edges { node { subject } } }', [
      "CONVERSATIONS_READ",
    ]),
    "how many conversations wait": query("conversationCounts", "conversationCounts { unread }", ["CONVERSATIONS_READ"]),
    "whether a conversation has changed": query(
      "conversationStamp",
      `conversationStamp(id: "${toGlobalId("Conversation", conversation.id)}")`,
      ["CONVERSATIONS_READ"],
    ),
    "whose a conversation can become": query("conversationAssignees", "conversationAssignees { name }", ["CONVERSATIONS_READ"]),
    "a conversation by its id": query("conversation", `conversation(id: "${toGlobalId("Conversation", conversation.id)}") { subject }`, [
      "CONVERSATIONS_READ",
    ]),
    "a conversation": node("Conversation", conversation.id, "subject preview", ["CONVERSATIONS_READ"]),
    "a conversation of another clinic": node("Conversation", foreignConversation.id, "subject preview", ["CONVERSATIONS_READ"]),
    "a conversation that is not there": node("Conversation", newId(), "subject preview", ["CONVERSATIONS_READ"]),
    "its messages": node(
      "Conversation",
      conversation.id,
      "messages { edges { node { bodyText bodyHtml } } }",
      ["CONVERSATIONS_READ"],
      "node.messages",
    ),
    "when its messages were read": node(
      "Conversation",
      conversation.id,
      "messages { edges { node { readByPatientAt } } }",
      ["CONVERSATIONS_READ"],
      "node.messages.edges.0",
    ),
    "who wrote its messages": node(
      "Conversation",
      conversation.id,
      "messages { edges { node { author { name } } } }",
      ["PATIENTS_READ"],
      "node.messages.edges.0.node.author",
    ),
    "its history": node("Conversation", conversation.id, "events { kind }", ["CONVERSATIONS_READ"], "node.events"),
    "whose a conversation is": node("Conversation", conversation.id, "assignedTo { name }", ["CONVERSATIONS_READ"], "node.assignedTo"),
    "whom a conversation is with": node("Conversation", conversation.id, "patient { email }", ["PATIENTS_READ"], "node.patient"),
    "whether its patient can reply": node(
      "Conversation",
      conversation.id,
      "patientReplyObstacle",
      ["CONVERSATIONS_READ"],
      "node.patientReplyObstacle",
    ),
    "a chart's conversations": node(
      "Patient",
      patient.id,
      "conversations { edges { node { subject } } }",
      ["CONVERSATIONS_READ"],
      "node.conversations",
    ),
    "how much a patient has to read": node("Patient", patient.id, "unreadMessages", ["CONVERSATIONS_READ"], "node.unreadMessages"),
    "starting a conversation": mutation(
      "startConversation",
      { patientId: toGlobalId("Patient", newId()), subject: "", bodyHtml: "", requestKey: "matrix" },
      code,
      ["CONVERSATIONS_WRITE"],
    ),
    "writing in a conversation": mutation("replyToConversation", { conversationId, bodyText: "Bonjour", requestKey: "matrix" }, code, [
      "CONVERSATIONS_WRITE",
    ]),
    "closing a conversation": mutation("closeConversation", { conversationId, version: 1 }, code, ["CONVERSATIONS_WRITE"]),
    "opening a conversation again": mutation("reopenConversation", { conversationId, version: 1 }, code, ["CONVERSATIONS_WRITE"]),
    "the conversation of a conflict": mutation(
      "closeConversation",
      { conversationId: toGlobalId("Conversation", conversation.id), version: 99 },
      "errors { ... on ConversationChanged { current { subject } } }",
      ["CONVERSATIONS_WRITE"],
      "closeConversation.errors.0.current",
    ),
    "saying whether a patient may reply": mutation("setConversationReplies", { conversationId, version: 1, allowed: false }, code, [
      "CONVERSATIONS_WRITE",
    ]),
    "giving a conversation to somebody": mutation("assignConversation", { conversationId }, code, ["CONVERSATIONS_WRITE"]),
    "marking a conversation read": mutation("markConversationRead", { conversationId, throughPosition: 1 }, code, ["CONVERSATIONS_WRITE"]),
    "marking a conversation unread": mutation("markConversationUnread", { conversationId }, code, ["CONVERSATIONS_WRITE"]),
    "what a patient would hear of changes": query(
      "viewer",
      "viewer { patient { conversationsVersion } }",
      [],
      "viewer.patient.conversationsVersion",
    ),
    "the files of its messages": node(
      "Conversation",
      conversation.id,
      "messages { edges { node { attachments { name url } } } }",
      ["CONVERSATIONS_READ"],
      "node.messages",
    ),
    "what became of its notifications": node(
      "Conversation",
      conversation.id,
      "messages { edges { node { notice { state } } } }",
      ["CONVERSATIONS_READ"],
      "node.messages.edges",
    ),
    "how a patient would learn of a message": {
      operation: "Query.composerReach",
      query: "query ($id: ID!) { composerReach(patientId: $id) { obstacle accessEffective } }",
      variables: { id: toGlobalId("Patient", patient.id) },
      at: "composerReach",
      needs: ["CONVERSATIONS_WRITE"],
    },
    "how a patient of another clinic would": {
      operation: "Query.composerReach",
      query: "query ($id: ID!) { composerReach(patientId: $id) { obstacle accessEffective } }",
      variables: { id: toGlobalId("Patient", foreign.id) },
      at: "composerReach",
      needs: ["CONVERSATIONS_WRITE"],
    },
    "the templates of messages": query("conversationTemplates", "conversationTemplates { name }", ["CONVERSATIONS_READ"]),
    "making a template": mutation("createConversationTemplate", {}, code, ["CLINIC_WRITE"]),
    "changing a template": mutation("updateConversationTemplate", noTemplate, code, ["CLINIC_WRITE"]),
    "archiving a template": mutation("archiveConversationTemplate", noTemplate, code, ["CLINIC_WRITE"]),
    "restoring a template": mutation("restoreConversationTemplate", noTemplate, code, ["CLINIC_WRITE"]),
    "who bills": query("billingProfile", "billingProfile { legalName }", ["BILLING_READ"]),
    "saving who bills": mutation("saveBillingProfile", { version: 999 }, code, ["CLINIC_WRITE"]),
    "one's drafts of messages": query("viewer", "viewer { conversationDrafts { subject } }", [], "viewer.conversationDrafts"),
    "keeping a draft": mutation("saveConversationDraft", { patientId: toGlobalId("Patient", newId()) }, code),
    "throwing a draft away": mutation("discardConversationDraft", { patientId: toGlobalId("Patient", newId()) }, code),
    "signing out": { operation: "Mutation.signOut", query: "mutation { signOut { errors { code } } }", at: "signOut" },
  };
}, 120_000);

/** A code that didn't reach a patient; answers its id. */
async function addUndelivered(clinicId: string, patientId: string): Promise<string> {
  const at = portail.clock.now();
  const [id, nothing] = [newId(), { errorCode: null, payload: null, notAfter: null, resentAs: null, resentAt: null }];
  const what = { kind: "ONE_TIME_CODE", channel: "EMAIL", maskedDestination: "s•••@c•••.example", reason: "REFUSED" } as const;
  const when = { attempts: 1, askedAt: at, givenUpAt: at, dueAt: at };
  await portail.database.manager.insert(UndeliveredMessage, { clinicId, id, patientId, ...what, ...when, ...nothing, state: "FINAL" });
  return id;
}

/** The same as somebody makes it by hand; where it is asked for twice, with another number. */
const newChartByHand = (caller: Caller, turn: string) => {
  const { externalId: _, identifications, ...fields } = newChart(caller);
  return { ...fields, identifications: identifications.map(({ typeId, value }) => ({ typeId, value: turn + value })) };
};

/** A FHIR bundle that came in with nothing in it; answers the import's id. */
async function sendEmptyBundle({ consumer }: TestClinic): Promise<string> {
  const wish = { bundle: '{"resourceType":"Bundle","type":"batch"}', identifierSystems: [], defaultLocationExternalId: null };
  const started = await portail.services.fhirImports.start(consumer, wish);
  if (!started.ok) throw new Error("The bundle was refused.");
  return started.value.id;
}

/** An endpoint of the clinic's consumer; answers its id. */
async function addEndpoint({ clinic: { id: clinicId }, consumer }: TestClinic): Promise<string> {
  const input = { url: "https://hooks.example/LAST", topics: ["INVOICE_PAID"], description: null };
  const made = await portail.services.webhooks.create({ ...consumer, clinicId }, consumer.id, input);
  if (!made.ok) throw new Error("The endpoint was refused.");
  return made.value.endpoint.id;
}

/** A bulk change that is over, and failed with the patient; answers its id. */
async function addBulkChange(clinicId: string, patientId: string): Promise<string> {
  const [id, at] = [newId(), portail.clock.now()];
  const counts = { expectedCount: 1, changedCount: 0, unchangedCount: 0, failedCount: 1, undoneCount: 0, keptCount: 0 };
  const filter: BulkAccessFilter = {
    ...{
      changedFrom: null,
      changedBefore: null,
      changedBy: null,
      changedByDefault: false,
      reasonContains: null,
      lastAppointmentFrom: null,
    },
    ...{ lastAppointmentBefore: null, ageFrom: null, ageTo: null, hasContact: null, today: "2026-03-14", timeZone: "UTC" },
  };
  await portail.database.manager.insert(BulkAccessChange, {
    ...{ clinicId, id, enabled: true, filter, exceptPatientIds: [], reason: "Été 2031", startedBy: `staff:${newId()}`, startedAt: at },
    ...{ finishedAt: at, status: "DONE", undoStatus: "NONE", requestId: "test", ...counts },
  });
  const nothing = { previousChangedAt: at, previousChangedBy: null, previousReason: null };
  const item = { clinicId, changeId: id, patientId, outcome: "FAILED", problem: "CHANGED_MEANWHILE", changedAt: at, ...nothing } as const;
  await portail.database.manager.insert(BulkAccessItem, item);
  return id;
}

/** A chart that is whole, with a number that nobody else brings. */
const newChart = (caller: Caller) => ({
  ...{ externalId: `new by ${caller}`, firstName: "Zéphirine", lastName: "Desrochers", dateOfBirth: "1990-01-01", sex: "FEMALE" },
  email: "secret@courriel.example",
  identifications: [{ typeId: clinic.typeId("file"), value: `OWN${callers.indexOf(caller)}` }],
});

afterAll(() => portail.stop());

const valueAt = (data: unknown, at: string): unknown =>
  at.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], data) ?? null;

const onlyNulls = (value: unknown): boolean =>
  value === null || (typeof value === "object" && Object.values(value as object).every(onlyNulls));

const words: Readonly<Record<string, string>> = { FORBIDDEN: "no", UNAUTHENTICATED: "who" };

/** `yes`: there is a value. `null`: as if it did not exist. `no`, `who`, `401`: refused, and nothing was answered. */
async function ask({ query, variables, at }: Row, caller: Caller, client: ApiClient): Promise<string> {
  const { status, data, errors } = await client.run(query, typeof variables === "function" ? variables(caller) : variables);
  const codes = [...new Set(errors.map(({ extensions }) => words[String(extensions["code"])] ?? String(extensions["code"])))];
  const found = valueAt(data, at) !== null && !onlyNulls(valueAt(data, at));
  const listed = found || (codes.length === 0 && valueAt(data, at) !== null);
  if (listed && codes.length === 0) return "yes";
  const body = JSON.stringify({ data, errors });
  const leaks = secrets.filter((secret) => body.includes(secret));
  if (codes.length > 0 && !onlyNulls(data)) return `leak: ${body}`;
  if (leaks.length > 0) return `leak: ${leaks.join()}`;
  if (status === 401) return "401";
  return codes.length > 0 ? codes.join("+") : "null";
}

/** Columns as in `callers`; the last three never get in. */
const expected: Record<string, string> = {
  "the portal": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "the viewer": "null yes  yes  null yes  yes  yes  null yes  yes",
  "the viewer's own chart": "null yes  yes  null null null null null null null",
  "the viewer's own appointments": "null yes  yes  null null null null null null null",
  "who looked at the viewer's own record": "null yes  yes  null null null null null null null",
  "the viewer's own sessions": "null yes  yes  null null null null null null null",
  "the viewer as staff member": "null null null null yes  yes  yes  null null null",
  "the viewer as consumer": "null null null null null null null null yes  yes",
  "the clinic": "who  no   no   who  yes  yes  yes  who  yes  no",
  "its locations": "who  no   no   who  yes  yes  yes  who  yes  no",
  "its identification types": "who  no   no   who  yes  yes  yes  who  yes  no",
  "the settings": "who  no   no   who  no   no   yes  who  no   no",
  "every setting": "who  no   no   who  no   no   yes  who  no   no",
  "the settings' history": "who  no   no   who  no   no   yes  who  no   no",
  "the Stripe account": "who  no   no   who  no   no   yes  who  no   no",
  "what closing the portal would do": "who  no   no   who  no   no   yes  who  no   no",
  "what hiding a status would do": "who  no   no   who  no   no   yes  who  no   no",

  "a chart": "who  yes  null who  yes  yes  no   who  yes  no",
  "another patient's chart": "who  null yes  who  yes  yes  no   who  yes  no",
  "a chart of another clinic": "who  null null who  null null no   who  null no",
  "a chart that is not there": "who  null null who  null null no   who  null no",
  "a chart's external id": "who  no   null who  yes  yes  no   who  yes  no",
  "whether a chart is archived": "who  no   null who  yes  yes  no   who  yes  no",
  "whether a chart is verified": "who  no   null who  yes  yes  no   who  yes  no",
  "the patients": "who  no   no   who  yes  yes  no   who  yes  no",
  "patients found": "who  no   no   who  yes  yes  no   who  yes  no",
  "a patient": "who  no   no   who  yes  yes  no   who  yes  no",
  "a patient of another clinic": "who  no   no   who  null null no   who  null no",
  "a chart's deliveries": "who  no   null who  yes  yes  no   who  yes  no",
  "when a chart was made": "who  no   null who  yes  yes  no   who  yes  no",
  "when a chart changed": "who  no   null who  yes  yes  no   who  yes  no",
  "who changed a chart": "who  no   null who  yes  yes  no   who  yes  no",
  "making a chart": "who  no   no   who  yes  yes  no   who  yes  no",
  "the chart that was made": "who  no   no   who  yes  yes  no   who  yes  no",
  "changing a chart": "who  no   no   who  yes  yes  no   who  yes  no",
  "changing a chart of another clinic": "who  no   no   who  null null no   who  null no",
  "the chart of a conflict": "who  no   no   who  yes  yes  no   who  yes  no",
  "a chart's appointments": "who  yes  null who  yes  yes  no   who  yes  no",
  "whether a patient can get in": "who  yes  null who  yes  yes  no   who  yes  no",
  "a chart's own switch": "who  no   null who  yes  yes  no   who  yes  no",
  "why a patient can't get in": "who  no   null who  yes  yes  no   who  yes  no",
  "what would stop a patient": "who  no   null who  yes  yes  no   who  yes  no",
  "who looked at a chart": "who  yes  null who  yes  yes  no   who  yes  no",
  "who looked at another patient's chart": "who  null yes  who  yes  yes  no   who  yes  no",
  "an appointment": "who  yes  null who  yes  yes  no   who  yes  no",
  "an appointment that is hidden": "who  null null who  yes  yes  no   who  yes  no",
  "an appointment of another clinic": "who  null null who  null null no   who  null no",
  "an appointment that is not there": "who  null null who  null null no   who  null no",
  "whether an appointment is hidden": "who  no   null who  yes  yes  no   who  yes  no",
  "whether an appointment is withdrawn": "who  no   null who  yes  yes  no   who  yes  no",
  "an appointment's external id": "who  no   null who  yes  yes  no   who  yes  no",
  "whose an appointment is": "who  yes  null who  yes  yes  no   who  yes  no",
  "where an appointment is": "who  yes  null who  yes  yes  no   who  yes  no",
  "the clinic by id": "who  no   no   who  yes  yes  yes  who  yes  no",
  "another clinic by id": "who  no   no   who  null null null who  null no",
  "an identification type": "who  no   no   who  yes  yes  yes  who  yes  no",
  "an identification type of another clinic": "who  no   no   who  null null null who  null no",
  "what staff call a type": "who  no   no   who  yes  yes  yes  who  yes  no",
  "a chart's numbers": "who  yes  null who  yes  yes  no   who  yes  no",
  "the numbers of another clinic's chart": "who  null null who  null null no   who  null no",
  "a chart's numbers in full": "who  no   null who  yes  yes  no   who  yes  no",
  "checking a number": "who  no   no   who  yes  yes  no   who  yes  no",
  "making an identification type": "who  no   no   who  no   yes  no   who  yes  no",
  "changing an identification type": "who  no   no   who  no   yes  no   who  yes  no",
  "the type of a conflict": "who  no   no   who  no   yes  no   who  yes  no",
  "archiving an identification type": "who  no   no   who  no   yes  no   who  yes  no",
  "restoring an identification type": "who  no   no   who  no   yes  no   who  yes  no",
  "a location": "who  yes  yes  who  yes  yes  yes  who  yes  no",
  "a location's external id": "who  no   no   who  yes  yes  yes  who  yes  no",
  "a location of another clinic": "who  null null who  null null null who  null no",
  "the settings by id": "who  no   no   who  no   no   yes  who  no   no",
  "the settings of another clinic": "who  no   no   who  no   no   null who  no   no",
  "a revision of the settings": "who  no   no   who  no   no   yes  who  no   no",
  "a revision that is not there": "who  no   no   who  no   no   null who  no   no",
  "the desk's account": "who  no   no   who  yes  null null who  no   no",
  "an account of another clinic": "who  no   no   who  null null null who  no   no",
  "the consumer": "who  no   no   who  no   no   yes  who  yes  null",
  "a consumer of another clinic": "who  no   no   who  no   no   null who  null null",
  "who made a consumer": "who  no   no   who  no   no   null who  no   null",
  "a consumer's tokens": "who  no   no   who  no   no   yes  who  yes  null",
  "a consumer's signing keys": "who  no   no   who  no   no   yes  who  yes  null",
  "the consumers": "who  no   no   who  no   no   yes  who  no   no",
  "an endpoint of webhooks": "who  no   no   who  no   no   yes  who  yes  no",
  "an endpoint of another clinic's": "who  no   no   who  no   no   null who  null no",
  "what became of webhooks": "who  no   no   who  no   no   yes  who  yes  no",
  "a consumer's endpoints": "who  no   no   who  no   no   yes  who  yes  null",
  "making an endpoint": "who  no   no   who  no   no   yes  who  yes  no",
  "changing an endpoint": "who  no   no   who  no   no   yes  who  yes  no",
  "a new secret": "who  no   no   who  no   no   yes  who  yes  no",
  disableWebhookEndpoint: "who  no   no   who  no   no   yes  who  yes  no",
  enableWebhookEndpoint: "who  no   no   who  no   no   yes  who  yes  no",
  deleteWebhookEndpoint: "who  no   no   who  no   no   yes  who  yes  no",
  sendTestWebhook: "who  no   no   who  no   no   yes  who  yes  no",
  "an event once more": "who  no   no   who  no   no   yes  who  yes  no",
  "events once more": "who  no   no   who  no   no   yes  who  yes  no",
  "making a consumer": "who  no   no   who  no   no   yes  who  no   no",
  "changing a consumer": "who  no   no   who  no   no   yes  who  no   no",
  "the consumer of a conflict": "who  no   no   who  no   no   yes  who  no   no",
  "stopping a consumer": "who  no   no   who  no   no   yes  who  no   no",
  "letting a consumer go on": "who  no   no   who  no   no   yes  who  no   no",
  "issuing a token": "who  no   no   who  no   no   yes  who  no   no",
  "revoking a token": "who  no   no   who  no   no   yes  who  no   no",
  "registering a signing key": "who  no   no   who  no   no   yes  who  no   no",
  "revoking a signing key": "who  no   no   who  no   no   yes  who  no   no",
  "a one-time code": "null null null null null null null null null null",
  "an id that is none": "null null null null null null null null null null",

  "asking for a code": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "asking again": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "typing a code": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "signing in as staff": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "saving the settings": "who  no   no   who  no   no   yes  who  no   no",
  "the settings of a conflict": "who  no   no   who  no   no   yes  who  no   no",
  "setting the background image": "who  no   no   who  no   no   yes  who  no   no",
  "restoring the settings": "who  no   no   who  no   no   yes  who  no   no",
  "entering Stripe keys": "who  no   no   who  no   no   yes  who  no   no",
  "asking Stripe again": "who  no   no   who  no   no   yes  who  no   no",
  "removing Stripe keys": "who  no   no   who  no   no   yes  who  no   no",
  "charts coming in": "who  no   no   who  yes  yes  no   who  yes  no",
  "the chart that came in": "who  no   no   who  yes  yes  no   who  yes  no",
  "appointments coming in": "who  no   no   who  no   yes  no   who  yes  no",
  "locations coming in": "who  no   no   who  no   yes  no   who  yes  no",
  "undelivered messages": "who  no   no   who  yes  yes  no   who  yes  no",
  "an undelivered message": "who  no   no   who  yes  yes  no   who  yes  no",
  "whose an undelivered message is": "who  no   no   who  yes  yes  no   who  yes  no",
  "an undelivered message of another clinic": "who  no   no   who  null null no   who  null no",
  "a patient's stop": "who  no   null who  null null no   who  null no",
  "switching a chart's access": "who  no   no   who  yes  yes  no   who  yes  no",
  "charts of a bulk change to come": "who  no   no   who  no   yes  no   who  yes  no",
  "how many charts a bulk change is about": "who  no   no   who  no   yes  no   who  yes  no",
  "a FHIR bundle coming in": "who  no   no   who  no   no   no   who  yes  no",
  "what became of a FHIR bundle": "who  no   no   who  no   no   yes  who  yes  no",
  "what became of another clinic's": "who  no   no   who  no   no   null who  null no",
  "the audit trail": "who  no   no   who  no   yes  no   who  yes  no",
  "whom it is about": "who  no   no   who  no   yes  no   who  yes  no",
  "an event of it": "who  no   no   who  no   yes  no   who  yes  no",
  "an event of another clinic's": "who  no   no   who  no   null no   who  null no",
  "how far it is sealed": "who  no   no   who  no   yes  no   who  yes  no",
  "who may have acted in it": "who  no   no   who  no   yes  no   who  yes  no",
  "the clinic's bulk changes": "who  no   no   who  no   yes  no   who  yes  no",
  "who may have moved switches": "who  no   no   who  no   yes  no   who  yes  no",
  "a bulk change": "who  no   no   who  no   yes  no   who  yes  no",
  "whom a bulk change failed with": "who  no   no   who  no   yes  no   who  yes  no",
  "a bulk change of another clinic": "who  no   no   who  no   null no   who  null no",
  "starting a bulk change": "who  no   no   who  no   yes  no   who  yes  no",
  "a bulk change: pause": "who  no   no   who  no   yes  no   who  yes  no",
  "a bulk change: resume": "who  no   no   who  no   yes  no   who  yes  no",
  "a bulk change: cancel": "who  no   no   who  no   yes  no   who  yes  no",
  "a bulk change: undo": "who  no   no   who  no   yes  no   who  yes  no",
  "clearing a stop": "who  no   no   who  yes  yes  no   who  yes  no",
  "sending a message again": "who  no   no   who  yes  yes  no   who  yes  no",
  "changing one's own information": "who  yes  yes  who  no   no   no   who  no   no",
  "one's own chart of a conflict": "who  yes  yes  who  no   no   no   who  no   no",
  "asking for another contact": "who  yes  yes  who  no   no   no   who  no   no",
  "asking again for another contact": "who  yes  yes  who  no   no   no   who  no   no",
  "confirming another contact": "who  yes  yes  who  no   no   no   who  no   no",
  "ending a session": "who  yes  yes  who  no   no   no   who  no   no",
  "ending all other sessions": "who  yes  yes  who  no   no   no   who  no   no",
  "what a staff sign-in waits for": "null null null null null null null null null null",
  "the second step": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "starting to enrol an app": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "enrolling an app": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "new recovery codes": "who  no   no   who  yes  yes  yes  who  no   no",
  "turning the second step off": "who  no   no   who  yes  yes  yes  who  no   no",
  "another password": "who  no   no   who  yes  yes  yes  who  no   no",
  "the second step's state": "null null null null yes  yes  yes  null null null",
  "a staff member's own sessions": "null null null null yes  yes  yes  null null null",
  "ending a staff session": "who  no   no   who  yes  yes  yes  who  no   no",
  "ending the other staff sessions": "who  no   no   who  yes  yes  yes  who  no   no",
  "giving up a staff sign-in": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "notifying a patient": "who  no   no   who  yes  yes  no   who  yes  no",
  "opening a notification": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "signing in from a notification": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "a way to register": "null null null null null null null null null null",
  "checking a number before registering": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "sending a registration": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
  "the terms of registration": "who  no   no   who  yes  yes  yes  who  yes  no",
  "publishing terms of registration": "who  no   no   who  no   yes  no   who  yes  no",
  "asking to be told of registrations": "who  no   no   who  yes  yes  no   who  no   no",
  "whether one is told of registrations": "null null null null yes  yes  null null null null",
  "the registrations": "who  no   no   who  yes  yes  no   who  yes  no",
  "a registration": "who  no   no   who  yes  yes  no   who  yes  no",
  "a registration of another clinic": "who  no   no   who  null null no   who  null no",
  "a registration by its id": "who  no   no   who  yes  yes  no   who  yes  no",
  "charts that match a registration": "who  no   no   who  yes  yes  no   who  yes  no",
  "how many registrations wait": "who  no   no   who  yes  yes  no   who  yes  no",
  "a flood of registrations": "who  no   no   who  null null no   who  null no",
  "what a merge would do": "who  no   no   who  yes  yes  no   who  yes  no",
  "confirming a registration": "who  no   no   who  yes  yes  no   who  yes  no",
  "merging a registration": "who  no   no   who  yes  yes  no   who  yes  no",
  "undoing a merge": "who  no   no   who  yes  yes  no   who  yes  no",
  "archiving a registration": "who  no   no   who  yes  yes  no   who  yes  no",
  "restoring a registration": "who  no   no   who  yes  yes  no   who  yes  no",
  "clearing a flood": "who  no   no   who  yes  yes  no   who  yes  no",
  "taking a clearing back": "who  no   no   who  yes  yes  no   who  yes  no",
  "the conversations": "who  no   no   who  yes  yes  no   who  yes  no",
  "conversations found": "who  no   no   who  yes  yes  no   who  yes  no",
  "how many conversations wait": "who  no   no   who  yes  yes  no   who  yes  no",
  "whether a conversation has changed": "who  no   no   who  yes  yes  no   who  yes  no",
  "whose a conversation can become": "who  no   no   who  yes  yes  no   who  yes  no",
  "starting a conversation": "who  no   no   who  yes  yes  no   who  yes  no",
  "closing a conversation": "who  no   no   who  yes  yes  no   who  yes  no",
  "opening a conversation again": "who  no   no   who  yes  yes  no   who  yes  no",
  "the conversation of a conflict": "who  no   no   who  yes  yes  no   who  yes  no",
  "saying whether a patient may reply": "who  no   no   who  yes  yes  no   who  yes  no",
  "giving a conversation to somebody": "who  no   no   who  yes  yes  no   who  yes  no",
  "marking a conversation unread": "who  no   no   who  yes  yes  no   who  yes  no",
  "a conversation by its id": "who  yes  null who  yes  yes  no   who  yes  no",
  "a conversation": "who  yes  null who  yes  yes  no   who  yes  no",
  "its messages": "who  yes  null who  yes  yes  no   who  yes  no",
  "who wrote its messages": "who  yes  null who  yes  yes  no   who  yes  no",
  "a chart's conversations": "who  yes  null who  yes  yes  no   who  yes  no",
  "how much a patient has to read": "who  yes  null who  yes  yes  no   who  yes  no",
  "a conversation of another clinic": "who  null null who  null null no   who  null no",
  "a conversation that is not there": "who  null null who  null null no   who  null no",
  "when its messages were read": "who  no   null who  yes  yes  no   who  yes  no",
  "its history": "who  no   null who  yes  yes  no   who  yes  no",
  "whom a conversation is with": "who  no   null who  yes  yes  no   who  yes  no",
  "whether its patient can reply": "who  no   null who  yes  yes  no   who  yes  no",
  "whose a conversation is": "who  no   null who  yes  yes  no   who  yes  no",
  "writing in a conversation": "who  yes  yes  who  yes  yes  no   who  yes  no",
  "marking a conversation read": "who  yes  yes  who  yes  yes  no   who  yes  no",
  "what a patient would hear of changes": "null yes  yes  null null null null null null null",
  "the files of its messages": "who  yes  null who  yes  yes  no   who  yes  no",
  "what became of its notifications": "who  no   null who  yes  yes  no   who  yes  no",
  "how a patient would learn of a message": "who  no   no   who  yes  yes  no   who  yes  no",
  "how a patient of another clinic would": "who  no   no   who  null null no   who  null no",
  "the templates of messages": "who  no   no   who  yes  yes  no   who  yes  no",
  "making a template": "who  no   no   who  no   yes  no   who  yes  no",
  "changing a template": "who  no   no   who  no   yes  no   who  yes  no",
  "archiving a template": "who  no   no   who  no   yes  no   who  yes  no",
  "restoring a template": "who  no   no   who  no   yes  no   who  yes  no",
  "who bills": "who  no   no   who  yes  yes  no   who  yes  no",
  "saving who bills": "who  no   no   who  no   yes  no   who  yes  no",
  "the invoices": "who  no   no   who  yes  yes  no   who  yes  no",
  "invoices found": "who  no   no   who  yes  yes  no   who  yes  no",
  "how many invoices wait": "who  no   no   who  yes  yes  no   who  yes  no",
  "the taxes of a province": "who  no   no   who  yes  yes  no   who  yes  no",
  "an invoice": "who  yes  null who  yes  yes  no   who  yes  no",
  "a draft of an invoice": "who  null null who  yes  yes  no   who  yes  no",
  "an invoice of another clinic": "who  null null who  null null no   who  null no",
  "an invoice that is not there": "who  null null who  null null no   who  null no",
  "what staff write on an invoice": "who  no   null who  yes  yes  no   who  yes  no",
  "who wrote an invoice": "who  no   null who  yes  yes  no   who  yes  no",
  "whom an invoice is for": "who  no   null who  yes  yes  no   who  yes  no",
  "a chart's invoices": "who  yes  null who  yes  yes  no   who  yes  no",
  "what a patient has to pay": "who  yes  null who  yes  yes  no   who  yes  no",
  "whether patients pay in the portal": "who  yes  null who  yes  yes  no   who  yes  no",
  "beginning an invoice": "who  no   no   who  yes  yes  no   who  yes  no",
  "invoices coming in": "who  no   no   who  yes  yes  no   who  yes  no",
  "changing an invoice": "who  no   no   who  yes  yes  no   who  yes  no",
  "throwing an invoice away": "who  no   no   who  yes  yes  no   who  yes  no",
  "what was found at Stripe": "who  no   no   who  yes  yes  no   who  yes  no",
  "a finding that is not there": "who  no   no   who  null null no   who  null no",
  "resolving a finding": "who  no   no   who  yes  yes  no   who  yes  no",
  "receiving money at the desk": "who  no   no   who  yes  yes  no   who  yes  no",
  "giving money back": "who  no   no   who  no   yes  no   who  yes  no",
  "writing money off": "who  no   no   who  no   yes  no   who  yes  no",
  "giving a payment up": "who  no   no   who  no   yes  no   who  yes  no",
  "paying by card": "who  yes  yes  who  no   no   no   who  no   no",
  "asking what became of a payment": "who  yes  yes  who  no   no   no   who  no   no",
  "paying no more": "who  yes  yes  who  no   no   no   who  no   no",
  "a payment of one's own": "who  null null who  no   no   no   who  no   no",
  "issuing an invoice": "who  no   no   who  yes  yes  no   who  yes  no",
  "taking an invoice back": "who  no   no   who  yes  yes  no   who  yes  no",
  "one's drafts of messages": "null no   no   null yes  yes  no   null no   no",
  "keeping a draft": "who  no   no   who  yes  yes  no   who  no   no",
  "throwing a draft away": "who  no   no   who  yes  yes  no   who  no   no",
  "signing out": "yes  yes  yes  yes  yes  yes  yes  yes  yes  yes",
};

test("who may do what is this table, whole", async () => {
  const actual: Record<string, Record<string, string>> = {};
  for (const [name, row] of Object.entries(rows)) {
    const answers: Partial<Record<Caller, string>> = {};
    for (const caller of callers)
      answers[caller] = await ask(row, caller, caller === "consumer without the scope" ? await without(row.needs) : clients[caller]);
    actual[name] = answers;
  }
  const table = Object.entries(expected).map(([name, cells]) => {
    const outcomes = [...cells.split(/ +/), "401", "401", "401"];
    return [name, Object.fromEntries(callers.map((caller, column) => [caller, outcomes[column]]))];
  });
  expect(actual).toEqual(Object.fromEntries(table));
}, 240_000);

test("a staff sign-in that waits for its second step may do what nobody may do, and nothing else", async () => {
  // What the table has asked for and guessed is long ago.
  portail.clock.advance(86_400_000);
  await enrol(portail, await clinic.staff("ADMIN"));
  const pending = portail.browser();
  expect((await signInAsStaff(pending, "admin@demo.example")).secondStep).toMatchObject({ enrolled: true });
  // The token is no session's either.
  pending.cookies.set("portail-admin", pending.cookies.get("portail-admin-pending")!);
  const own = { "what a staff sign-in waits for": "yes" } as Readonly<Record<string, string>>;
  for (const [name, row] of Object.entries(rows)) {
    if (name === "giving up a staff sign-in") continue;
    const anonymous = expected[name]!.split(/ +/)[0];
    expect([name, await ask(row, "anonymous", pending)]).toEqual([name, own[name] ?? anonymous]);
  }
  expect((await pending.data("{ awaitedSecondStep { enrolled } }")).awaitedSecondStep).toEqual({ enrolled: true });
}, 120_000);

test("every setting is every field that the settings have", () => {
  const fields = Object.keys((createSchema().getType("PortalSettings") as GraphQLObjectType).getFields());
  const inner = /{[^{}]*}/g;
  const asked = everySetting.replace(inner, "").replace(inner, "").match(/\w+/g)!;
  expect(asked.toSorted()).toEqual(fields.filter((field) => field !== "history").toSorted());
});

test("no operation and no type of Node is missing from the table", () => {
  const schema = createSchema();
  const named = [schema.getQueryType()!, schema.getMutationType()!].flatMap((root) =>
    Object.keys(root.getFields()).map((field) => `${root.name}.${field}`),
  );
  const asked = new Set(Object.values(rows).map(({ operation }) => operation));
  expect(named.filter((operation) => !asked.has(operation))).toEqual([]);
  const node = getNamedType(schema.getType("Node")!);
  const types = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
  const looked = new Set(
    Object.values(rows).flatMap(({ query }) => [...query.matchAll(/node\(id: \$id\) { \.\.\. on (\w+)/g)].map(([, type]) => type!)),
  );
  expect(types.length).toBeGreaterThan(7);
  expect(types.filter((type) => !looked.has(type))).toEqual([]);
});
