import type { GraphQLNamedType } from "graphql";
import { getNamedType, isInterfaceType, isObjectType } from "graphql";
import { toGlobalId } from "./graphql/global-id.ts";
import { createSchema } from "./graphql/schema.ts";
import { AuditEvent } from "./modules/audit/audit-event.entity.ts";
import { anInvoice, beginBilling } from "./modules/billing/testing/invoices.ts";
import { beginConversation } from "./modules/conversations/testing/begin-conversation.ts";
import { UndeliveredMessage } from "./modules/notifications/undelivered/undelivered-message.entity.ts";
import { refuseMessages } from "./modules/notifications/testing/undelivered.ts";
import { codeFor } from "./modules/notifications/testing/post-office.ts";
import { sendRegistration } from "./modules/registration/testing/desk-steps.ts";
import type { ApiClient } from "./testing/api-client.ts";
import { TestClinic } from "./testing/clinic.ts";
import type { Portail } from "./testing/portail.ts";
import { startPortail } from "./testing/portail.ts";

/** What is somebody's: reading it leaves a trace, whoever reads it by right. */
const personal = [
  ...["Appointment", "AuditEvent", "BillingFinding", "Conversation", "Invoice", "Message", "Patient", "PatientIdentification"],
  ...["PatientPortalAccess", "Payment", "RecordView", "Registration", "RegistrationMergePreview", "UndeliveredMessage", "ComposerReach"],
];

/** What shows none of it: what the types behind it hold is asked for by fields that are walked by themselves. */
const traceless: Readonly<Record<string, string>> = {
  viewer: "what is one's own; the fields of `Patient` are walked below",
  node: "each type by itself, below",
  bulkAccessChanges: "counts and reasons; its failures name charts, which are read as such",
  registrationFlood: "counts alone",
  registrationStart: "for the person who registers",
};

const schema = createSchema();

function reaches(type: GraphQLNamedType, seen = new Set<string>()): boolean {
  if (personal.includes(type.name)) return true;
  if (seen.has(type.name) || !(isObjectType(type) || isInterfaceType(type))) return false;
  seen.add(type.name);
  return Object.values(type.getFields()).some((field) => reaches(getNamedType(field.type), seen));
}

let portail: Portail;
let clinic: TestClinic;
let admin: ApiClient;
let consumer: ApiClient;
let queries: Readonly<Record<string, string>>;
let nodes: Readonly<Record<string, string>>;

beforeAll(async () => {
  const stripe = { configured: true, secretKey: "sk_test_0000LAST", webhookSecret: "whsec_0000LAST" } as const;
  portail = await startPortail({ config: { stripe, stripeApiBase: new URL("http://127.0.0.1:1") } });
  clinic = await TestClinic.open(portail, "demo");
  const patient = await clinic.patient();
  await clinic.patient();
  const appointment = await clinic.appointment(patient);
  const { conversation } = await beginConversation(portail, clinic, patient);
  await beginBilling(portail, clinic);
  const invoice = await anInvoice(portail, clinic, patient);
  const registration = await sendRegistration(portail, clinic);
  await refuseMessages(portail, codeFor(patient.email!, { clinicId: patient.clinicId, patientId: patient.id }));
  const undelivered = await portail.database.manager.findOneByOrFail(UndeliveredMessage, { clinicId: patient.clinicId });
  const event = await portail.database.manager.findOneByOrFail(AuditEvent, { clinicId: patient.clinicId, patientId: patient.id });
  [admin, consumer] = [await clinic.staff("ADMIN"), portail.program(clinic.token)];
  const id = toGlobalId("Patient", patient.id);
  const idOf = (type: string, row: { readonly id: string }): string => toGlobalId(type, row.id);
  queries = {
    auditEvents: "auditEvents { edges { node { action } } }",
    billingFindings: "billingFindings { edges { node { kind } } }",
    bulkAccessPreview: "bulkAccessPreview(enabled: false, filter: {}) { patients { edges { node { lastName } } } }",
    composerReach: `composerReach(patientId: "${id}") { channels }`,
    conversation: `conversation(id: "${idOf("Conversation", conversation)}") { subject }`,
    conversations: "conversations { edges { node { subject } } }",
    invoices: "invoices { edges { node { number } } }",
    patient: `patient(id: "${id}") { lastName }`,
    patients: "patients { edges { node { lastName } } }",
    registration: `registration(id: "${idOf("Registration", registration)}") { lastName }`,
    registrations: "registrations { edges { node { lastName } } }",
    registrationMergePreview: `registrationMergePreview(registrationId: "${idOf("Registration", registration)}", patientId: "${id}", take: []) { effects { field } }`,
    undeliveredMessages: "undeliveredMessages { edges { node { maskedDestination } } }",
  };
  nodes = {
    Appointment: toGlobalId("Appointment", appointment.id),
    AuditEvent: toGlobalId("AuditEvent", event.id),
    Conversation: idOf("Conversation", conversation),
    Invoice: idOf("Invoice", invoice),
    Patient: id,
    Registration: idOf("Registration", registration),
    UndeliveredMessage: toGlobalId("UndeliveredMessage", undelivered.id),
  };
}, 120_000);

afterAll(() => portail.stop());

/** How many rows a document leaves by whoever runs it, and what they are. */
async function tracesOf(client: ApiClient, document: string): Promise<readonly AuditEvent[]> {
  const { manager } = portail.database;
  const where = { clinicId: clinic.clinic.id, auditClass: "READ" as const };
  const before = new Set((await manager.findBy(AuditEvent, where)).map(({ id }) => id));
  await client.data(document);
  return (await manager.findBy(AuditEvent, where)).filter(({ id }) => !before.has(id));
}

const roots = Object.values(schema.getQueryType()!.getFields());

test("every query that leads to what is somebody's is asked here, or said to show none of it", () => {
  const leading = roots.filter((field) => reaches(getNamedType(field.type))).map(({ name }) => name);
  expect(leading.length).toBeGreaterThan(10);
  const known = new Set([...Object.keys(queries), ...Object.keys(traceless)]);
  expect(leading.filter((name) => !known.has(name))).toEqual([]);
});

test("so is every type that can be looked up by its id", () => {
  const node = schema.getType("Node")!;
  const types = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
  expect(types.filter((type) => personal.includes(type) && type !== "BillingFinding" && !(type in nodes))).toEqual([]);
});

describe.each(["staff", "consumer"] as const)("read by %s", (kind) => {
  const client = (): ApiClient => (kind === "staff" ? admin : consumer);

  test("every query leaves one row of its own kind of actor, or one for each kind of thing", async () => {
    for (const [name, selection] of Object.entries(queries)) {
      const traces = await tracesOf(client(), `{ ${selection} }`);
      const empty = name === "billingFindings" ? 0 : 1;
      expect([name, traces.length]).toEqual([name, name === "registrationMergePreview" ? 2 : empty]);
      expect(traces.every(({ actorKind }) => actorKind === kind)).toBe(true);
    }
  });

  test("every type that is looked up leaves one", async () => {
    for (const [type, id] of Object.entries(nodes)) {
      const traces = await tracesOf(client(), `{ node(id: "${id}") { id ... on ${type} { __typename } } }`);
      expect([type, traces.length]).toEqual([type, 1]);
      expect(traces[0]!.actorKind).toBe(kind);
    }
  });
});

test("nothing of it is read where the trace can't be written", async () => {
  const { source } = portail.database;
  await source.query("ALTER TABLE audit_events RENAME TO audit_events_away");
  try {
    for (const client of [admin, consumer])
      for (const [name, selection] of Object.entries(queries)) {
        if (name === "billingFindings") continue;
        const { data, errors } = await client.run(`{ ${selection} }`);
        expect([name, errors.map(({ extensions }) => extensions["code"])]).toEqual([name, ["INTERNAL"]]);
        expect(Object.values((data ?? {}) as object).every((value) => value === null)).toBe(true);
      }
  } finally {
    await source.query("ALTER TABLE audit_events_away RENAME TO audit_events");
  }
});
