import type { GraphQLField, GraphQLObjectType } from "graphql";
import {
  getNamedType,
  getNullableType,
  graphql,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isUnionType,
  lexicographicSortSchema,
  printSchema,
} from "graphql";
import { readFileSync } from "node:fs";
import { Ctx, Field, ObjectType, Query, Resolver, buildSchemaSync } from "type-graphql";
import type { Actor } from "../kernel/actor.ts";
import type { Permission } from "../kernel/permissions.ts";
import { permissions } from "../kernel/permissions.ts";
import { Access, anyone, either, enforceAccess, patientThemself, permitted, ruleOf, signedIn } from "./access.ts";
import type { Context } from "./context.ts";
import { Node } from "./node.ts";
import { createSchema } from "./schema.ts";

const schema = createSchema();
const roots = [schema.getQueryType()!, schema.getMutationType()!];
const objectTypes = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith("__"));
const plainTypes = objectTypes.filter((type) => !roots.includes(type));
const fieldsOf = (type: GraphQLObjectType): GraphQLField<unknown, unknown>[] => Object.values(type.getFields());

describe("the schema", () => {
  test("has a rule on every root field, and no subscription without one", () => {
    const open = roots.flatMap((root) =>
      fieldsOf(root)
        .filter((field) => !ruleOf(field))
        .map(({ name }) => `${root.name}.${name}`),
    );
    expect(open).toEqual([]);
    expect(schema.getSubscriptionType()).toBeUndefined();
  });

  test("has a rule on every object type, and none on an interface, whose rule would replace those of its types", () => {
    expect(plainTypes.filter((type) => !ruleOf(type)).map(({ name }) => name)).toEqual([]);
    const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
    expect(interfaces.map(({ name }) => name).toSorted()).toEqual(["Node", "UserError"]);
    expect(interfaces.filter((type) => ruleOf(type))).toEqual([]);
  });

  test("says each rule in the description's last line, once", () => {
    const marked = [...plainTypes, ...objectTypes.flatMap(fieldsOf)].filter((element) => ruleOf(element));
    for (const element of marked) {
      const lines = (element.description ?? "").split("\n");
      expect(lines.at(-1)).toBe(`Access: ${ruleOf(element)!.text}.`);
      expect(lines.filter((line) => line.startsWith("Access:"))).toHaveLength(1);
      expect(lines.length).toBeGreaterThan(2);
    }
    expect(marked.length).toBeGreaterThan(60);
  });

  test("is the one that is committed, rules included", () => {
    expect(readFileSync("schema.graphql", "utf8").trim()).toBe(printSchema(lexicographicSortSchema(schema)).trim());
  });

  test("shows what lies behind an interface only as `node` or in lists of errors, and has no unions", () => {
    const behind = objectTypes.flatMap((type) =>
      fieldsOf(type)
        .filter((field) => isInterfaceType(getNamedType(field.type)))
        .map((field) => ({
          place: `${type.name}.${field.name}`,
          of: getNamedType(field.type).name,
          list: isListType(getNullableType(field.type)),
        })),
    );
    expect(behind.filter(({ of, list }) => !(of === "UserError" && list))).toEqual([{ place: "Query.node", of: "Node", list: false }]);
    expect(Object.values(schema.getTypeMap()).filter(isUnionType)).toEqual([]);
  });

  test("gives every type that shows a clinic's or a person's data its own rule", () => {
    const guarded = plainTypes.filter((type) => ruleOf(type) !== anyone).map((type) => [type.name, ruleOf(type)!.text] as const);
    expect(Object.fromEntries(guarded)).toEqual({
      AccessChanger: "`BULK_PATIENT_ACCESS`",
      AccessGate: "`PATIENTS_READ`",
      AuditActor: "`AUDIT_READ`",
      AuditEvent: "`AUDIT_READ`",
      AuditSeal: "`AUDIT_READ`",
      BulkAccessChange: "`BULK_PATIENT_ACCESS`",
      BulkAccessChangeRunning: "`BULK_PATIENT_ACCESS`",
      BulkAccessFailure: "`BULK_PATIENT_ACCESS`",
      BulkAccessFilter: "`BULK_PATIENT_ACCESS`",
      BulkAccessPreview: "`BULK_PATIENT_ACCESS`",
      PatientPortalAccess: "the patient, for their own record; or `PATIENTS_READ`",
      ApiConsumer: "API consumers, for themselves; or `INTEGRATIONS`",
      ApiConsumerConflict: "`INTEGRATIONS`",
      ApiToken: "API consumers, for themselves; or `INTEGRATIONS`",
      IssueApiTokenPayload: "`INTEGRATIONS`",
      SigningKey: "API consumers, for themselves; or `INTEGRATIONS`",
      WebhookDelivery: "`WEBHOOKS`; or `INTEGRATIONS`",
      WebhookEndpoint: "`WEBHOOKS`; or `INTEGRATIONS`",
      WebhookTry: "`WEBHOOKS`; or `INTEGRATIONS`",
      WebhookTestResult: "`WEBHOOKS`; or `INTEGRATIONS`",
      WebhookSecretPayload: "`WEBHOOKS`; or `INTEGRATIONS`",
      DeleteWebhookEndpointPayload: "`WEBHOOKS`; or `INTEGRATIONS`",
      ReplayWebhookEventsPayload: "`WEBHOOKS`; or `INTEGRATIONS`",
      FhirImport: "API consumers and `PATIENTS_WRITE` and `APPOINTMENTS_WRITE` and `CLINIC_WRITE`; or `INTEGRATIONS`",
      FhirImportCounts: "API consumers and `PATIENTS_WRITE` and `APPOINTMENTS_WRITE` and `CLINIC_WRITE`; or `INTEGRATIONS`",
      FhirImportFinding: "API consumers and `PATIENTS_WRITE` and `APPOINTMENTS_WRITE` and `CLINIC_WRITE`; or `INTEGRATIONS`",
      Appointment: "the patient, for their own record; or `APPOINTMENTS_READ`",
      AppointmentStatusVisibility: "`PORTAL_SETTINGS`",
      Clinic: "`CLINIC_READ`; or `PORTAL_SETTINGS`",
      IdentificationType: "the patient, for their own record; or `CLINIC_READ`; or `PATIENTS_READ`",
      IdentificationTypeConflict: "`CLINIC_WRITE`",
      Location: "the patient, for their own record; or `CLINIC_READ`; or `APPOINTMENTS_READ`",
      Patient: "the patient, for their own record; or `PATIENTS_READ`",
      PortalSettings: "`PORTAL_SETTINGS`",
      AppointmentStatusImpact: "`PORTAL_SETTINGS`",
      PortalSettingsImpact: "`PORTAL_SETTINGS`",
      PortalSettingsRevision: "`PORTAL_SETTINGS`",
      PortalSettingsValues: "`PORTAL_SETTINGS`",
      StripeAccount: "`PORTAL_SETTINGS`",
      ChangeStaffPasswordPayload: "staff, for themselves",
      EndOtherStaffSessionsPayload: "staff, for themselves",
      EndStaffSessionPayload: "staff, for themselves",
      RenewRecoveryCodesPayload: "staff, for themselves",
      SecondStep: "staff, for themselves",
      StaffSession: "staff, for themselves",
      TurnOffSecondStepPayload: "staff, for themselves",
      Device: "the patient, for their own record",
      PatientSession: "the patient, for their own record",
      PatientIdentification: "the patient, for their own record; or `PATIENTS_READ`",
      PatientNotNotifiable: "`PATIENTS_WRITE`",
      PatientNotification: "`PATIENTS_WRITE`",
      PatientConflict: "`PATIENTS_WRITE`",
      IdentificationTaken: "`PATIENTS_WRITE`",
      MyInformationConflict: "the patient, for their own record",
      RecordView: "the patient, for their own record; or `PATIENTS_READ`",
      RecordActor: "the patient, for their own record; or `PATIENTS_READ`; or `INTEGRATIONS`",
      SignInStop: "`PATIENTS_READ`",
      UndeliveredMessage: "`PATIENTS_READ`",
      SettingsConflict: "`PORTAL_SETTINGS`",
      Registration: "`REGISTRATIONS`",
      RegistrationCounts: "`REGISTRATIONS`",
      RegistrationDecided: "`REGISTRATIONS`",
      RegistrationFlood: "`REGISTRATIONS`",
      RegistrationFloodSource: "`REGISTRATIONS`",
      RegistrationIdentification: "`REGISTRATIONS`",
      RegistrationMatch: "`REGISTRATIONS` and `PATIENTS_READ`",
      MatchFact: "`REGISTRATIONS` and `PATIENTS_READ`",
      RegistrationMerge: "`REGISTRATIONS`",
      RegistrationsPayload: "`REGISTRATIONS`",
      RegistrationMergePreview: "`REGISTRATIONS` and `PATIENTS_READ`",
      MergeBlock: "`REGISTRATIONS`",
      MergeEffect: "`REGISTRATIONS`",
      RegistrationTermsVersion: "`CLINIC_READ`",
      Conversation: "the patient, for their own record; or `CONVERSATIONS_READ`",
      Message: "the patient, for their own record; or `CONVERSATIONS_READ`",
      ConversationAssignee: "`CONVERSATIONS_READ`",
      ConversationCounts: "`CONVERSATIONS_READ`",
      ConversationEvent: "`CONVERSATIONS_READ`",
      ConversationChanged: "`CONVERSATIONS_READ`",
      ConversationDraft: "`CONVERSATIONS_WRITE`",
      ConversationTemplate: "`CONVERSATIONS_READ`",
      ConversationTemplateConflict: "`CLINIC_WRITE`",
      BillingProfile: "`BILLING_READ`; or `CLINIC_WRITE`",
      BillingProfileConflict: "`CLINIC_WRITE`",
      InvoiceNotice: "`BILLING_READ`",
      Invoice: "the patient, for their own record; or `BILLING_READ`",
      InvoiceConnection: "the patient, for their own record; or `BILLING_READ`",
      InvoiceEdge: "the patient, for their own record; or `BILLING_READ`",
      InvoiceLine: "the patient, for their own record; or `BILLING_READ`",
      InvoicePractitioner: "the patient, for their own record; or `BILLING_READ`",
      InvoiceTax: "the patient, for their own record; or `BILLING_READ`",
      LedgerEntry: "the patient, for their own record; or `BILLING_READ`",
      OpenInvoices: "the patient, for their own record; or `BILLING_READ`",
      Payment: "the patient, for their own record; or `BILLING_READ`",
      PaymentShare: "the patient, for their own record; or `BILLING_READ`",
      BillingFinding: "`BILLING_READ`",
      InvoiceChanged: "`BILLING_READ`",
      InvoiceCounts: "`BILLING_READ`",
      Refund: "`BILLING_READ`",
      ComposerReach: "`CONVERSATIONS_WRITE`",
      MessageAttachment: "the patient, for their own record; or `CONVERSATIONS_READ`",
      MessageNotice: "`CONVERSATIONS_READ`",
      NoticeDelivery: "`CONVERSATIONS_READ`",
      StaffMember: "staff, for themselves",
    });
  });

  const open = () => plainTypes.filter((type) => ruleOf(type) === anyone);
  const isShell = (type: GraphQLObjectType) => /(?:Payload|Result|Connection|Edge)$/.test(type.name);
  const isError = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === "UserError");

  test("shows everybody words and what precedes a sign-in, never a person's or a clinic's record", () => {
    const others = open().filter((type) => !isShell(type) && !isError(type));
    expect(others.map(({ name }) => name).toSorted()).toEqual([
      "Address",
      "AwaitedSecondStep",
      "IdentificationCheck",
      "LocalizedText",
      "Money",
      "NotificationDestination",
      "OpenedNotification",
      "OtpChallenge",
      "PageInfo",
      "Portal",
      "PortalBackgroundImage",
      "PortalBackgroundImageSource",
      "PortalClinic",
      "PortalIdentificationType",
      "QrCodeType",
      "RegistrationStart",
      "RegistrationTerms",
      "Session",
      "SubmittedRegistration",
      "TaxRate",
      "TotpEnrolment",
      "Viewer",
    ]);
  });

  test("lets payloads, pages and errors that everybody may see say no more than what became of a call", () => {
    const said = open()
      .filter((type) => isShell(type) || isError(type))
      .flatMap((type) => fieldsOf(type).filter((field) => isLeafType(getNamedType(field.type)) && !ruleOf(field)))
      .map(({ name }) => name);
    expect([...new Set(said)].toSorted()).toEqual([
      ...[
        "cancelled",
        "clinicPhone",
        "code",
        "cursor",
        "discardedId",
        "endedCount",
        "externalId",
        "forViewer",
        "index",
        "message",
        "obstacle",
        "outcome",
        "path",
        "paymentId",
      ],
      // New codes of whoever has just set up the step, in the answer to them alone.
      "recoveryCodes",
      ...["retryAt", "signedOut", "triesLeft", "wanted"],
    ]);
  });

  test("guards each field that is stricter than its type", () => {
    const strict = plainTypes.flatMap((type) =>
      fieldsOf(type)
        .filter((field) => ruleOf(field))
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(strict.toSorted()).toEqual([
      "ApiConsumer.createdBy",
      "ApiConsumer.deactivatedBy",
      "ApiConsumer.fhirImports",
      "ApiConsumer.webhookEndpoints",
      "ApiToken.createdBy",
      "ApiToken.revokedBy",
      "Appointment.deactivated",
      "Appointment.externalId",
      "Appointment.hiddenFromPatient",
      "AuditEvent.patients",
      "BulkAccessChange.startedBy",
      "BulkAccessChange.undoneBy",
      "BulkAccessFilter.changedBy",
      "Clinic.identificationTypes",
      "Clinic.locations",
      "Conversation.assignedTo",
      "Conversation.events",
      "Conversation.patient",
      "Conversation.patientReplyObstacle",
      "Conversation.stamp",
      "ConversationTemplate.updatedBy",
      "IdentificationType.name",
      "IdentificationType.updatedBy",
      "Invoice.createdBy",
      "Invoice.internalNote",
      "Invoice.notice",
      "Invoice.patient",
      "Invoice.refunds",
      "LedgerEntry.actor",
      "LedgerEntry.stripeAmount",
      "Location.externalId",
      "MergeBlock.editedBy",
      "Message.notice",
      "Message.readByPatientAt",
      "Patient.appointments",
      "Patient.archived",
      "Patient.billingOpen",
      "Patient.conversations",
      "Patient.conversationsVersion",
      "Patient.createdAt",
      "Patient.deliveries",
      "Patient.externalId",
      "Patient.invoicePayment",
      "Patient.invoices",
      "Patient.openInvoices",
      "Patient.recordViews",
      "Patient.signInStop",
      "Patient.unreadMessages",
      "Patient.updatedAt",
      "Patient.updatedBy",
      "Patient.verified",
      "PatientConflict.current",
      "PatientConflict.savedAt",
      "PatientConflict.savedBy",
      "PatientIdentification.value",
      "PatientPortalAccess.changedBy",
      "PatientPortalAccess.enabled",
      "PatientPortalAccess.gates",
      "PatientPortalAccess.obstacles",
      "PatientPortalAccess.reason",
      "Payment.refundable",
      "PaymentShare.refundable",
      "Registration.decidedBy",
      "Registration.matches",
      "RegistrationDecided.decidedBy",
      "RegistrationIdentification.type",
      "RegistrationMerge.mergedBy",
      "RegistrationMerge.undoneBy",
      "SigningKey.createdBy",
      "SigningKey.revokedBy",
      "StaffMember.secondStep",
      "StaffMember.sessions",
      "Viewer.conversationDrafts",
    ]);
  });
});

const origin = { requestId: "test", networkAddress: null };
const session = { id: "S", startedAt: new Date(0), lastSeenAt: new Date(0), idleMinutes: null, expiresAt: new Date(0) };
const caller = { clinicId: "C", origin };
const anonymous: Actor = { kind: "anonymous", ...caller };
const patient: Actor = { kind: "patient", id: "P", session, ...caller };
const staffWith = (...held: Permission[]): Actor => ({
  kind: "staff",
  id: "M",
  name: "M",
  role: "DESK",
  session,
  permissions: new Set(held),
  ...caller,
});
const consumerWith = (...held: Permission[]): Actor => ({ kind: "consumer", id: "K", name: "K", permissions: new Set(held), ...caller });

describe("a rule", () => {
  test.each(permissions)("for %s allows staff and consumers who hold it, and nobody else", (permission) => {
    const others = permissions.filter((other) => other !== permission);
    const { allows } = permitted(permission);
    expect([staffWith(permission), consumerWith(permission)].map(allows)).toEqual([true, true]);
    expect([anonymous, patient, staffWith(...others), consumerWith(...others)].map(allows)).toEqual([false, false, false, false]);
  });

  test("for patients, for the signed in and for anyone", () => {
    const actors = [anonymous, patient, staffWith(), consumerWith()];
    expect(actors.map(patientThemself.allows)).toEqual([false, true, false, false]);
    expect(actors.map(signedIn.allows)).toEqual([false, true, true, true]);
    expect(actors.map(anyone.allows)).toEqual([true, true, true, true]);
  });

  test("made of two allows what either does, and says both", () => {
    const rule = either(patientThemself, permitted("PATIENTS_READ"));
    expect([anonymous, patient, staffWith("PATIENTS_READ"), staffWith("CLINIC_READ")].map(rule.allows)).toEqual([false, true, true, false]);
    expect(rule.text).toBe("the patient, for their own record; or `PATIENTS_READ`");
  });
});

@ObjectType()
@Access(permitted("PATIENTS_READ"))
class Chart {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  @Access(permitted("PATIENTS_WRITE"))
  secret!: string | null;
}

@ObjectType()
class Unmarked {
  @Field(() => String)
  name!: string;
}

@ObjectType({ implements: Node })
@Access(permitted("CLINIC_READ"))
class Room extends Node {}

@ObjectType({ implements: Node })
class UnmarkedRoom extends Node {}

const chart = Object.assign(new Chart(), { name: "Ève", secret: "s" });
let ran: string[] = [];

@Resolver()
class SpecimenResolver {
  @Query(() => Boolean, { nullable: true })
  unmarkedField(): boolean {
    ran.push("unmarkedField");
    return true;
  }

  @Query(() => Unmarked, { nullable: true })
  @Access(anyone)
  unmarkedType(): Unmarked {
    return Object.assign(new Unmarked(), { name: "leak" });
  }

  @Query(() => [Chart], { nullable: true })
  @Access(anyone)
  charts(): Chart[] {
    return [chart];
  }

  @Query(() => Chart, { nullable: true })
  @Access(signedIn)
  async chart(@Ctx() { actor }: Context): Promise<Chart | null> {
    ran.push("chart");
    return actor.kind === "patient" ? null : chart;
  }

  @Query(() => Node, { nullable: true })
  @Access(anyone)
  room(): Node {
    return Object.assign(new Room(), { id: "room" });
  }

  @Query(() => Node, { nullable: true })
  @Access(anyone)
  unmarkedRoom(): Node {
    return Object.assign(new UnmarkedRoom(), { id: "leak" });
  }
}

describe("what the schema's edge refuses", () => {
  const specimen = enforceAccess(buildSchemaSync({ resolvers: [SpecimenResolver], orphanedTypes: [Room, UnmarkedRoom], validate: false }));

  const ask = async (source: string, actor: Actor) => {
    ran = [];
    const { data, errors = [] } = await graphql({ schema: specimen, source, contextValue: { actor } });
    return { data: { ...data }, codes: errors.map(({ originalError }) => originalError?.message) };
  };

  const reader = staffWith("PATIENTS_READ");

  test("a root field without a rule is refused to everybody, and does not run", async () => {
    for (const actor of [reader, consumerWith(...permissions), staffWith(...permissions), patient])
      expect(await ask("{ unmarkedField }", actor)).toEqual({ data: { unmarkedField: null }, codes: ["FORBIDDEN"] });
    expect(await ask("{ unmarkedField }", anonymous)).toEqual({ data: { unmarkedField: null }, codes: ["UNAUTHENTICATED"] });
    expect(ran).toEqual([]);
  });

  test("a type without a rule is shown to nobody, wherever a field leads to it", async () => {
    expect(await ask("{ unmarkedType { name } }", staffWith(...permissions))).toEqual({
      data: { unmarkedType: null },
      codes: ["FORBIDDEN"],
    });
    expect(await ask("{ unmarkedRoom { id } }", staffWith(...permissions))).toEqual({ data: { unmarkedRoom: null }, codes: ["FORBIDDEN"] });
  });

  test("a type's rule holds behind a field that anyone may ask for, in lists and behind an interface", async () => {
    expect(await ask("{ charts { name } }", anonymous)).toEqual({ data: { charts: null }, codes: ["UNAUTHENTICATED"] });
    expect(await ask("{ charts { name } }", staffWith("CLINIC_READ"))).toEqual({ data: { charts: null }, codes: ["FORBIDDEN"] });
    expect((await ask("{ charts { name } }", reader)).data).toEqual({ charts: [{ name: "Ève" }] });
    expect(await ask("{ room { id } }", reader)).toEqual({ data: { room: null }, codes: ["FORBIDDEN"] });
    expect((await ask("{ room { id } }", staffWith("CLINIC_READ"))).data).toEqual({ room: { id: "room" } });
  });

  test("a field's own rule comes before its resolver and on top of its type's", async () => {
    expect(await ask("{ chart { name } }", anonymous)).toEqual({ data: { chart: null }, codes: ["UNAUTHENTICATED"] });
    expect(ran).toEqual([]);
    expect(await ask("{ chart { name secret } }", reader)).toEqual({
      data: { chart: { name: "Ève", secret: null } },
      codes: ["FORBIDDEN"],
    });
    expect((await ask("{ chart { secret } }", staffWith("PATIENTS_READ", "PATIENTS_WRITE"))).data).toEqual({ chart: { secret: "s" } });
    expect((await ask("{ chart { secret } }", staffWith("PATIENTS_WRITE"))).data).toEqual({ chart: null });
  });

  test("what is not there needs no right", async () => {
    expect(await ask("{ chart { name } }", patient)).toEqual({ data: { chart: null }, codes: [] });
  });
});
