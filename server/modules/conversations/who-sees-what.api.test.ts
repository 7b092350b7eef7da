import path from "node:path";
import { listInbox } from "../../gateways/inbox/inbox-folder.ts";
import { fromGlobalId, toGlobalId } from "../../graphql/global-id.ts";
import { minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import type { Permission } from "../../kernel/permissions.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { OutboxMessage } from "../notifications/outbox-message.entity.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { Patient as Chart } from "../patients/patient.entity.ts";
import { decideBy, problemsOf, seen, sendRegistration } from "../registration/testing/desk-steps.ts";
import { pdf } from "./attachments/testing/pdfs.ts";
import { upload } from "./attachments/testing/uploads.ts";
import { Conversation } from "./conversation.entity.ts";
import { ConversationDraft } from "./drafts/conversation-draft.entity.ts";
import { Message } from "./message.entity.ts";
import { ConversationTemplate } from "./templates/conversation-template.entity.ts";
import { change, codesOf, markRead, reply, start } from "./testing/conversation-calls.ts";

let portail: Portail;
let clinic: TestClinic;
let desk: ApiClient;
let patient: Patient;
let browser: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  desk = await clinic.staff("DESK");
  patient = await clinic.patient();
  browser = await clinic.signInPatient(patient);
}, 120_000);

afterAll(() => portail.stop());

/** A conversation in which everything is set that it can have. */
async function begin(input: object = {}): Promise<string> {
  const { id } = (await upload(desk, pdf())).attachment;
  const { conversation, errors } = await start(desk, patient.id, { assignToMe: true, attachmentIds: [id], ...input });
  expect(errors).toEqual([]);
  expect((await reply(browser, conversation.id)).errors).toEqual([]);
  return conversation.id;
}

const codes = (errors: readonly { readonly extensions: object }[]): string[] =>
  errors.map(({ extensions }) => String((extensions as { code?: string }).code));

interface Type {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType: Type | null;
}

const named = (type: Type): Type => (type.ofType ? named(type.ofType) : type);

describe("a patient sees of a conversation what is theirs", () => {
  /** Each field of a type as a selection, with something to read in it. */
  async function selectionsOf(name: string): Promise<[string, string][]> {
    const ofType = "name kind ofType { name kind ofType { name kind ofType { name kind } } }";
    const query = `{ __type(name: "${name}") { fields { name type { ${ofType} } } } }`;
    const { __type: found } = await portail.browser().data(query);
    const inside: Readonly<Record<string, string>> = {
      ...{ MessageConnection: "{ edges { cursor } }", MessageNotice: "{ state }", LocalizedText: "{ fr }" },
    };
    return found.fields.map((field: { name: string; type: Type }): [string, string] => {
      const { kind, name: of } = named(field.type);
      return [field.name, kind === "OBJECT" ? `${field.name} ${inside[of!] ?? "{ __typename }"}` : field.name];
    });
  }

  const refused = async (name: string, query: (selection: string) => string, variables: Readonly<Record<string, unknown>>) => {
    const fields: string[] = [];
    for (const [field, selection] of await selectionsOf(name)) {
      const { errors } = await browser.run(query(selection), variables);
      if (errors.length > 0) fields.push(field);
      expect(new Set(codes(errors)).size).toBeLessThanOrEqual(1);
      if (errors.length > 0) expect(codes(errors)[0]).toBe("FORBIDDEN");
    }
    return fields.toSorted();
  };

  test("and nothing of how the clinic works with it", async () => {
    const id = await begin();
    const ofConversation = (selection: string) => `query ($id: ID!) { conversation(id: $id) { ${selection} } }`;
    expect(await refused("Conversation", ofConversation, { id })).toEqual([
      "assignedTo",
      "events",
      "patient",
      "patientReplyObstacle",
      "stamp",
    ]);
    const ofMessage = (selection: string) => ofConversation(`messages(last: 1) { edges { node { ${selection} } } }`);
    expect(await refused("Message", ofMessage, { id })).toEqual(["notice", "readByPatientAt"]);
    const ofFile = (selection: string) => ofConversation(`messages { edges { node { attachments { ${selection} } } } }`);
    expect(await refused("MessageAttachment", ofFile, { id })).toEqual([]);
  });

  test("nor in what their own reply answers", async () => {
    const id = await begin();
    const query = `mutation ($input: ReplyToConversationInput!) { replyToConversation(input: $input) {
      message { id notice { state } readByPatientAt } conversation { id assignedTo { name } events { kind } } } }`;
    const answer = await browser.run(query, { input: { conversationId: id, bodyText: "Merci", requestKey: newId() } });
    expect(new Set(codes(answer.errors))).toEqual(new Set(["FORBIDDEN"]));
    expect(JSON.stringify(answer.data)).not.toContain("DESK");
  });

  test("nor of what only staff ask", async () => {
    const id = await begin();
    for (const query of [
      "{ conversations { edges { node { subject } } } }",
      "{ conversationCounts { unread } }",
      "{ conversationAssignees { name } }",
      "{ conversationTemplates { name } }",
      `{ conversationStamp(id: "${id}") }`,
      `{ composerReach(patientId: "${toGlobalId("Patient", patient.id)}") { obstacle } }`,
      "{ viewer { conversationDrafts { subject } } }",
    ])
      expect(await browser.refusal(query)).toEqual(["FORBIDDEN"]);
    for (const name of [
      "closeConversation",
      "reopenConversation",
      "assignConversation",
      "markConversationUnread",
      "setConversationReplies",
    ]) {
      const rest = {
        closeConversation: { version: 1 },
        reopenConversation: { version: 1 },
        setConversationReplies: { version: 1, allowed: true },
      };
      const input = { conversationId: id, ...rest[name as keyof typeof rest] };
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
      expect(await browser.refusal(`mutation ($input: ${type}!) { ${name}(input: $input) { errors { code } } }`, { input })).toEqual([
        "FORBIDDEN",
      ]);
    }
    const own = { patientId: toGlobalId("Patient", patient.id), subject: "x", bodyHtml: "x", requestKey: "x" };
    const begun = "mutation ($input: StartConversationInput!) { startConversation(input: $input) { errors { code } } }";
    expect(await browser.refusal(begun, { input: own })).toEqual(["FORBIDDEN"]);
  });
});

describe("a program does what its scopes say", () => {
  const program = async (...scopes: readonly Permission[]) => portail.program(await clinic.tokenWith(...scopes));
  const listing = "{ conversations(filter: ALL) { edges { node { subject } } } }";

  test("that may only read reads, and changes nothing, not even what staff have to read", async () => {
    const id = await begin();
    const reader = await program("CONVERSATIONS_READ");
    expect((await reader.data(listing)).conversations.edges.length).toBeGreaterThan(0);
    const mark = "mutation ($input: MarkConversationReadInput!) { markConversationRead(input: $input) { errors { code } } }";
    expect(await reader.refusal(mark, { input: { conversationId: id, throughPosition: 2 } })).toEqual(["FORBIDDEN"]);
    const unread = "mutation ($input: MarkConversationUnreadInput!) { markConversationUnread(input: $input) { errors { code } } }";
    expect(await reader.refusal(unread, { input: { conversationId: id } })).toEqual(["FORBIDDEN"]);
    const whom = "query ($id: ID!) { conversation(id: $id) { subject patient { email } } }";
    const { data, errors } = await reader.run(whom, { id });
    expect([data.conversation, codes(errors)]).toEqual([{ subject: "Vos résultats", patient: null }, ["FORBIDDEN"]]);
  });

  test("that may only write writes once, and is shown nothing of what stands there", async () => {
    const writer = await program("CONVERSATIONS_WRITE");
    const input = { patientId: toGlobalId("Patient", patient.id), subject: "Aveugle", bodyHtml: "<p>Bonjour</p>", requestKey: newId() };
    const query =
      "mutation ($input: StartConversationInput!) { startConversation(input: $input) { conversation { subject } errors { code } } }";
    for (let time = 0; time < 2; time += 1) {
      const { data, errors } = await writer.run(query, { input });
      expect([data.startConversation, codes(errors)]).toEqual([{ conversation: null, errors: [] }, ["FORBIDDEN"]]);
    }
    const key = { clinicId: clinic.clinic.id, subject: "Aveugle" };
    const [row, ...others] = await portail.database.manager.findBy(Conversation, key);
    expect(others).toEqual([]);
    expect(await writer.refusal(listing)).toEqual(["FORBIDDEN"]);
    const close = `mutation ($input: CloseConversationInput!) { closeConversation(input: $input) {
      errors { __typename code path ... on ConversationChanged { current { subject } } } } }`;
    const stale = await writer.data(close, { input: { conversationId: toGlobalId("Conversation", row!.id), version: 9 } });
    expect(stale.closeConversation.errors).toEqual([{ __typename: "Conflict", code: "CONFLICT", path: ["input", "version"] }]);
  });

  test("that has other scopes has nothing here", async () => {
    const id = await begin();
    const other = await program("PATIENTS_READ", "PATIENTS_WRITE", "APPOINTMENTS_READ", "CLINIC_READ", "CLINIC_WRITE");
    expect(await other.refusal(listing)).toEqual(["FORBIDDEN"]);
    expect(await other.refusal("query ($id: ID!) { node(id: $id) { ... on Conversation { subject } } }", { id })).toEqual(["FORBIDDEN"]);
    const input = { conversationId: id, bodyText: "x", requestKey: "x" };
    const write = "mutation ($input: ReplyToConversationInput!) { replyToConversation(input: $input) { errors { code } } }";
    expect(await other.refusal(write, { input })).toEqual(["FORBIDDEN"]);
  });

  test("that may change templates without reading them is told of a conflict without what stands there", async () => {
    const admin = await program("CLINIC_WRITE");
    const both = { fr: "a", en: "b" };
    const made = "mutation ($input: CreateConversationTemplateInput!) { createConversationTemplate(input: $input) { errors { code } } }";
    expect((await admin.data(made, { input: { name: "T", subject: both, body: both } })).createConversationTemplate.errors).toEqual([]);
    const { id } = await portail.database.manager.findOneByOrFail(ConversationTemplate, { clinicId: clinic.clinic.id, name: "T" });
    const input = { id: toGlobalId("ConversationTemplate", id), version: 9 };
    const archive =
      "mutation ($input: ArchiveConversationTemplateInput!) { archiveConversationTemplate(input: $input) { errors { code } } }";
    expect((await admin.data(archive, { input })).archiveConversationTemplate.errors).toEqual([{ code: "CONFLICT" }]);
  });
});

describe("who reads leaves a trace", () => {
  const read = "subject messages { edges { node { bodyText } } }";
  const traces = async (work: () => Promise<unknown>): Promise<string[]> => {
    await portail.database.manager.delete(AuditEvent, { clinicId: clinic.clinic.id });
    await work();
    const rows = await portail.database.manager.findBy(AuditEvent, { clinicId: clinic.clinic.id });
    expect(rows.every(({ patientId }) => patientId === patient.id)).toBe(true);
    return rows.map(({ actorKind, action }) => `${actorKind} ${action}`).toSorted();
  };

  test.each<[string, (id: string) => Promise<unknown>, string[]]>([
    ["a conversation", (id) => desk.data(`query ($id: ID!) { conversation(id: $id) { ${read} } }`, { id }), ["staff conversation.read"]],
    [
      "a node",
      (id) => desk.data(`query ($id: ID!) { node(id: $id) { ... on Conversation { ${read} } } }`, { id }),
      ["staff conversation.read"],
    ],
    [
      "a program's reading",
      (id) => portail.program(clinic.token).data(`query ($id: ID!) { conversation(id: $id) { ${read} } }`, { id }),
      ["consumer conversation.read"],
    ],
    [
      "a list with what was written in it",
      () => desk.data(`{ conversations(first: 1) { edges { node { ${read} } } } }`),
      ["staff conversation.listed", "staff conversation.read"],
    ],
    [
      "a chart's conversations",
      () =>
        desk.data("query ($id: ID!) { patient(id: $id) { conversations(first: 1) { edges { node { preview } } } } }", {
          id: toGlobalId("Patient", patient.id),
        }),
      ["staff conversation.listed", "staff patient.read"],
    ],
    [
      "what a message's answer shows of the messages before it",
      (id) =>
        desk.data(`mutation ($input: ReplyToConversationInput!) { replyToConversation(input: $input) { conversation { ${read} } } }`, {
          input: { conversationId: id, bodyText: "Encore", requestKey: newId() },
        }),
      ["staff conversation.read", "staff conversation.replied"],
    ],
    [
      "how a patient would be reached",
      () => desk.data(`{ composerReach(patientId: "${toGlobalId("Patient", patient.id)}") { obstacle } }`),
      ["staff patient.read"],
    ],
    ["the patient's own reading", (id) => browser.data(`query ($id: ID!) { conversation(id: $id) { ${read} } }`, { id }), []],
    ["the counts of the navigation", () => desk.data("{ conversationCounts { unread mine open } }"), []],
  ])("%s", async (_name, work, expected) => {
    const id = await begin();
    expect(await traces(() => work(id))).toEqual(expected);
  });
});

test("what another clinic writes is found by nobody else's words", async () => {
  const maple = await TestClinic.open(portail, "maple");
  const person = await maple.patient({ lastName: "Ouellette" });
  const foreign = await maple.staff("DESK");
  await start(foreign, person.id, { subject: "Zirconium", bodyHtml: "<p>hippocampe</p>" });
  await start(desk, (await clinic.patient({ lastName: "Ouellette" })).id, { subject: "Ici" });
  const search = "query ($search: String!) { conversations(filter: ALL, search: $search) { edges { node { subject } } } }";
  const found = async (client: ApiClient, words: string) =>
    (await client.data(search, { search: words })).conversations.edges.map(({ node }: { node: { subject: string } }) => node.subject);
  for (const words of ["zirconium", "hippo", "zirconium hippocampe"]) {
    expect(await found(desk, words)).toEqual([]);
    expect(await found(foreign, words)).toEqual(["Zirconium"]);
  }
  expect([await found(desk, "ouellette"), await found(foreign, "ouellette")]).toEqual([["Ici"], ["Zirconium"]]);
  const ofTheirs = "query ($id: ID!) { conversations(filter: ALL, patientId: $id) { edges { cursor } } }";
  expect((await desk.data(ofTheirs, { id: toGlobalId("Patient", person.id) })).conversations.edges).toEqual([]);
});

test("what stands in the database by other rules than today's is clean wherever it is shown", async () => {
  const hostile = '<p onclick="x()">Bon<script>alert(1)</script>jour</p><img src=x onerror=alert(1)><a href="javascript:x">ici</a>';
  const id = await begin();
  const clinicId = clinic.clinic.id;
  const { manager } = portail.database;
  await manager.update(Message, { clinicId, conversationId: fromGlobalId("Conversation", id)!, position: 1 }, { bodyHtml: hostile });
  const query = "query ($id: ID!) { conversation(id: $id) { messages { edges { node { bodyHtml } } } } }";
  for (const client of [desk, browser, portail.program(clinic.token)]) {
    const { messages } = (await client.data(query, { id })).conversation;
    expect(messages.edges[0].node.bodyHtml).toBe("<p>Bonjour</p>ici");
  }
  const draft = "mutation ($input: SaveConversationDraftInput!) { saveConversationDraft(input: $input) { errors { code } } }";
  await desk.data(draft, { input: { conversationId: id, bodyHtml: "x" } });
  await manager.update(ConversationDraft, { clinicId }, { bodyHtml: hostile });
  expect((await desk.data("{ viewer { conversationDrafts { bodyHtml } } }")).viewer.conversationDrafts).toEqual([
    { bodyHtml: "<p>Bonjour</p>ici" },
  ]);
  await manager.update(ConversationTemplate, { clinicId }, { bodyFr: hostile, bodyEn: hostile });
  for (const { body } of (await desk.data("{ conversationTemplates { body { fr en } } }")).conversationTemplates)
    expect(body).toEqual({ fr: "<p>Bonjour</p>ici", en: "<p>Bonjour</p>ici" });
});

test("of two texts in one message neither is lost unseen", async () => {
  const id = await begin();
  const both = await reply(desk, id, { bodyText: "Un", bodyHtml: "<p>Deux</p>" });
  expect(both).toMatchObject({ message: null, errors: [{ code: "VALIDATION_FAILED", path: ["input", "bodyText"] }] });
});

test("whose a conversation becomes is part of what a key stands for", async () => {
  const requestKey = newId();
  expect((await start(desk, patient.id, { requestKey })).errors).toEqual([]);
  expect(codesOf(await start(desk, patient.id, { requestKey, assignToMe: true }))).toEqual(["CONFLICT"]);
});

describe("twenty times at once, at two servers", () => {
  test("one message with its file, one notification, one row of the trail, one unread", async () => {
    const beside = await startPortail({ beside: portail });
    try {
      const person = await clinic.patient({ notificationMethod: "EMAIL" });
      const other = beside.browser();
      for (const [name, value] of desk.cookies) other.cookies.set(name, value);
      const { id: file } = (await upload(desk, pdf())).attachment;
      const input = { requestKey: newId(), attachmentIds: [file], assignToMe: true };
      const sent = await Promise.all(Array.from({ length: 20 }, (_, place) => start(place % 2 ? desk : other, person.id, input)));
      expect(sent.flatMap(codesOf)).toEqual([]);
      expect(new Set(sent.map(({ conversation, message }) => `${conversation.id} ${message.id}`)).size).toBe(1);
      const { id } = sent[0].conversation;
      const query = `query ($id: ID!) { conversation(id: $id) { messageCount events { kind }
        messages { edges { node { attachments { id } notice { state deliveries { channel } } } } } } }`;
      expect((await desk.data(query, { id })).conversation).toEqual({
        ...{ messageCount: 1, events: [{ kind: "STARTED" }] },
        messages: {
          edges: [{ node: { attachments: [{ id: file }], notice: { state: "NOTIFIED", deliveries: [{ channel: "EMAIL" }] } } }],
        },
      });
      const subjectId = fromGlobalId("Conversation", id)!;
      expect(await portail.database.manager.countBy(AuditEvent, { subjectId, action: "conversation.started" })).toBe(1);
      const own = await clinic.signInPatient(person);
      expect((await own.data("{ viewer { patient { unreadMessages } } }")).viewer.patient.unreadMessages).toBe(1);
    } finally {
      await beside.stop();
    }
  }, 60_000);
});

describe("charts that change", () => {
  const setAccess = (id: string, enabled: boolean) =>
    desk.data("mutation ($input: SetPatientPortalAccessInput!) { setPatientPortalAccess(input: $input) { errors { code } } }", {
      input: { patientId: toGlobalId("Patient", id), enabled },
    });
  const upsert = (person: Patient, fields: object) =>
    portail.services.patients.upsert(clinic.consumer, [{ externalId: person.externalId!, ...fields }], "fr");
  /** Null for who is not signed in. */
  const shown = async (client: ApiClient): Promise<object | null> =>
    (await client.data("{ viewer { patient { unreadMessages conversations { edges { node { subject unreadCount } } } } } }")).viewer
      ?.patient ?? null;

  test("conversations of an archived chart stay the clinic's to read and write, and the patient's again when it comes back", async () => {
    const person = await clinic.patient({ notificationMethod: "EMAIL" });
    const own = await clinic.signInPatient(person);
    const { id } = (await start(desk, person.id, { subject: "Avant" })).conversation;
    await reply(own, id);
    await upsert(person, { archived: true });
    expect(await shown(own)).toBeNull();
    expect((await reply(desk, id, { bodyText: "Pour plus tard" })).errors).toEqual([]);
    expect((await start(desk, person.id, { subject: "Pendant" })).errors).toEqual([]);
    const told = await portail.database.manager.countBy(OutboxMessage, { patientId: person.id });
    portail.clock.advance(minutes(10));
    await portail.services.messageNotices.sendDigests();
    expect(await portail.database.manager.countBy(OutboxMessage, { patientId: person.id })).toBe(told);
    const query =
      "query ($id: ID!) { conversation(id: $id) { unreadCount messages(last: 1) { edges { node { notice { state obstacle } } } } } }";
    expect((await desk.data(query, { id })).conversation).toEqual({
      unreadCount: 1,
      messages: { edges: [{ node: { notice: { state: "NONE", obstacle: "NO_EFFECTIVE_ACCESS" } } }] },
    });
    expect((await markRead(desk, id, 2)).conversation.unreadCount).toBe(0);
    await upsert(person, { archived: false });
    const again = await clinic.signInPatient(person);
    expect(await shown(again)).toMatchObject({ unreadMessages: 3, conversations: { edges: { length: 2 } } });
  });

  test("access that is off hides them at once, and keeps what both sides have to read", async () => {
    const person = await clinic.patient({ notificationMethod: "EMAIL" });
    const own = await clinic.signInPatient(person);
    const { id } = (await start(desk, person.id)).conversation;
    const attempt = { input: { conversationId: id, bodyText: "x", requestKey: newId() } };
    await setAccess(person.id, false);
    const write = "mutation ($input: ReplyToConversationInput!) { replyToConversation(input: $input) { errors { code } } }";
    for (const [query, variables] of [
      [write, attempt],
      ["query ($id: ID!) { conversation(id: $id) { subject } }", { id }],
      [
        "mutation ($input: MarkConversationReadInput!) { markConversationRead(input: $input) { errors { code } } }",
        { input: { conversationId: id, throughPosition: 1 } },
      ],
    ] as const)
      expect(await own.refusal(query, variables)).toEqual(["UNAUTHENTICATED"]);
    expect(await shown(own)).toBeNull();
    await setAccess(person.id, true);
    expect(await shown(own)).toBeNull();
    const again = await clinic.signInPatient(person);
    expect(await shown(again)).toMatchObject({ unreadMessages: 1 });
    expect((await change(desk, "closeConversation", { conversationId: id, version: 1 })).errors).toEqual([]);
  });

  test("a registration that is merged into a chart leaves its conversations as they are, and what comes is told to its new contact", async () => {
    const person = await clinic.patient({ notificationMethod: "EMAIL" });
    const { id } = (await start(desk, person.id, { subject: "Avant" })).conversation;
    await portail.services.worker.deliverDue();
    portail.clock.advance(minutes(11));
    const registration = await sendRegistration(portail, clinic, { email: `nouveau.${person.externalId}@courriel.example` });
    const { version: patientVersion } = await portail.database.manager.findOneByOrFail(Chart, {
      clinicId: clinic.clinic.id,
      id: person.id,
    });
    const merge = { patientId: toGlobalId("Patient", person.id), patientVersion, take: ["EMAIL"] };
    expect(problemsOf(await decideBy(desk, "mergeRegistration", { ...seen(registration), ...merge }))).toEqual([]);
    expect((await reply(desk, id, { bodyText: "Après" })).errors).toEqual([]);
    await portail.services.worker.deliverDue();
    const inbox = await listInbox(path.join(portail.folder, "inbox"));
    const told = inbox.filter(({ text }) => text.includes("/notification#")).map(({ to }) => to);
    expect(told.slice(0, 1)).toEqual([registration.email]);
    expect(told.filter((to) => to === person.email)).toHaveLength(1);
    const { conversations } = await desk.data(
      "query ($id: ID!) { conversations(filter: ALL, patientId: $id) { edges { node { id messageCount } } } }",
      {
        id: toGlobalId("Patient", person.id),
      },
    );
    expect(conversations.edges).toEqual([{ node: { id, messageCount: 2 } }]);
  });
});
