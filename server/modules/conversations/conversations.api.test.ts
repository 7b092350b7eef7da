import { toGlobalId } from "../../graphql/global-id.ts";
import { days, hours } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { StaffMember } from "../staff/staff-member.entity.ts";
import { change, codesOf, markRead, readConversation, reply, start } from "./testing/conversation-calls.ts";

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

const actionsOn = async (conversationId: string): Promise<string[]> => {
  const rows = await portail.database.manager.find(AuditEvent, { where: { clinicId: clinic.clinic.id }, order: { id: "ASC" } });
  return rows
    .filter(({ subjectId }) => subjectId !== null && toGlobalId("Conversation", subjectId) === conversationId)
    .map((row) => row.action);
};

/** Setting 4, saved as support does. */
async function setReplies(conversationReplies: boolean): Promise<void> {
  const support = await clinic.staff("SUPPORT");
  const { version } = (await support.data("{ portalSettings { version } }")).portalSettings;
  const save = "mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { errors { code } } }";
  const { errors } = (await support.data(save, { input: { version, conversationReplies } })).updatePortalSettings;
  expect(errors).toEqual([]);
}

const messagesOf = (client: ApiClient, id: string, args = "") =>
  readConversation(
    client,
    id,
    `messages${args} { edges { cursor node { position from bodyHtml bodyText author { name kind } } } pageInfo { hasPreviousPage startCursor } }`,
  );

test("the clinic starts, the patient replies, and each sees what is theirs to read", async () => {
  const { conversation, message, errors } = await start(desk, patient.id, {
    bodyHtml: "<p>Bonjour <b>Ève</b><script>x</script></p>",
    assignToMe: true,
  });
  expect(errors).toEqual([]);
  expect(message).toMatchObject({ position: 1, from: "CLINIC", bodyHtml: "<p>Bonjour <strong>Ève</strong></p>", bodyText: "Bonjour Ève" });
  expect(message.author).toEqual({ name: "DESK demo", kind: "STAFF" });
  expect(conversation).toMatchObject({
    repliesAllowed: true,
    unreadCount: 0,
    viewerCanReply: true,
    messageCount: 1,
    preview: "Bonjour Ève",
  });

  const own = "{ viewer { patient { unreadMessages conversations { edges { node { id subject unreadCount viewerCanReply } } } } } }";
  const seen = (await browser.data(own)).viewer.patient;
  expect(seen.unreadMessages).toBe(1);
  expect(seen.conversations.edges[0].node).toEqual({
    ...{ id: conversation.id, subject: "Vos résultats", unreadCount: 1, viewerCanReply: true },
  });
  expect((await markRead(browser, conversation.id, 1)).conversation.unreadCount).toBe(0);
  expect((await browser.data(own)).viewer.patient.unreadMessages).toBe(0);

  const replied = await reply(browser, conversation.id, { bodyText: "Merci <b>bien</b>.\nÀ demain." });
  expect(replied.errors).toEqual([]);
  expect(replied.message).toMatchObject({ position: 2, from: "PATIENT", bodyText: "Merci <b>bien</b>.\nÀ demain." });
  const { messages } = await messagesOf(desk, conversation.id);
  expect(messages.edges.map(({ node }: { node: { from: string } }) => node.from)).toEqual(["CLINIC", "PATIENT"]);
  expect(messages.edges[1].node.author).toEqual({ name: "le patient", kind: "PATIENT" });
  expect(await desk.data("{ conversationCounts { unread mine open } }")).toEqual({ conversationCounts: { unread: 1, mine: 1, open: 1 } });
  const listed = await desk.data(
    "{ conversations(filter: UNREAD) { edges { node { id unreadCount preview lastMessageFrom assignedTo { name } patient { lastName } } } } }",
  );
  expect(listed.conversations.edges).toEqual([
    {
      node: {
        ...{ id: conversation.id, unreadCount: 1, preview: "Merci <b>bien</b>. À demain.", lastMessageFrom: "PATIENT" },
        ...{ assignedTo: { name: "DESK demo" }, patient: { lastName: "Tremblay" } },
      },
    },
  ]);
  expect((await markRead(desk, conversation.id, 99)).conversation).toMatchObject({ unreadCount: 0, readThrough: 2 });
  expect((await desk.data("{ conversationCounts { unread } }")).conversationCounts.unread).toBe(0);
  expect(await actionsOn(conversation.id)).toEqual([
    ...["conversation.started", "conversation.marked-read", "conversation.replied"],
    ...["conversation.read", "conversation.listed", "conversation.marked-read"],
  ]);
});

describe("replies", () => {
  const refusal = (answered: { errors: unknown[]; conversation: unknown; message: unknown }) => {
    expect(answered).toMatchObject({ conversation: null, message: null });
    return answered.errors[0];
  };

  test("follow setting 4 where it isn't said, and what is said where it is", async () => {
    expect((await start(desk, patient.id)).conversation.repliesAllowed).toBe(true);
    expect((await start(desk, patient.id, { allowReplies: false })).conversation.repliesAllowed).toBe(false);
    await setReplies(false);
    expect((await start(desk, patient.id)).conversation.repliesAllowed).toBe(false);
    const allowed = (await start(desk, patient.id, { allowReplies: true })).conversation;
    expect(allowed).toMatchObject({ repliesAllowed: true, viewerCanReply: true });
    expect(await readConversation(browser, allowed.id, "viewerCanReply replyObstacle")).toEqual({
      ...{ viewerCanReply: false, replyObstacle: "REPLIES_OFF" },
    });
    await setReplies(true);
    expect(await readConversation(browser, allowed.id, "viewerCanReply replyObstacle")).toEqual({
      viewerCanReply: true,
      replyObstacle: null,
    });
  });

  test("are refused with the reason, and nothing is stored", async () => {
    const { id, version } = (await start(desk, patient.id, { allowReplies: false })).conversation;
    const off = { __typename: "RepliesOff", code: "REPLIES_OFF", path: ["input"], clinicPhone: "+15145550100" };
    expect(refusal(await reply(browser, id))).toMatchObject({ ...off, obstacle: "REPLIES_OFF" });

    const until = new Date(portail.clock.now().getTime() + days(1)).toISOString();
    const dated = await change(desk, "setConversationReplies", { conversationId: id, version, allowed: true, until, once: true });
    expect(dated.conversation).toMatchObject({ repliesAllowed: true, repliesUntil: until, repliesOnce: true, version: version + 1 });
    expect((await reply(browser, id)).errors).toEqual([]);
    expect(refusal(await reply(browser, id))).toMatchObject({ ...off, obstacle: "REPLIED_ONCE" });
    expect(await readConversation(desk, id, "patientReplyObstacle viewerCanReply")).toEqual({
      ...{ patientReplyObstacle: "REPLIED_ONCE", viewerCanReply: true },
    });
    const again = await change(desk, "setConversationReplies", {
      conversationId: id,
      version: version + 1,
      allowed: true,
      until,
      once: true,
    });
    expect(again.conversation.version).toBe(version + 2);
    portail.clock.advance(days(1));
    browser = await clinic.signInPatient(patient);
    desk = await clinic.staff("DESK");
    expect(refusal(await reply(browser, id))).toMatchObject({ ...off, obstacle: "REPLIES_ENDED" });

    expect((await change(desk, "closeConversation", { conversationId: id, version: version + 2 })).errors).toEqual([]);
    const closed = { __typename: "ConversationClosed", code: "CONVERSATION_CLOSED", path: ["input"], clinicPhone: "+15145550100" };
    expect(refusal(await reply(browser, id))).toMatchObject(closed);
    expect(refusal(await reply(desk, id))).toMatchObject(closed);
    expect(await readConversation(browser, id, "messageCount closed viewerCanReply replyObstacle")).toEqual({
      ...{ messageCount: 2, closed: true, viewerCanReply: false, replyObstacle: "CONVERSATION_CLOSED" },
    });
  });

  test("of staff are bound by the closing alone", async () => {
    const { id } = (await start(desk, patient.id, { allowReplies: false })).conversation;
    await setReplies(false);
    const written = await reply(desk, id, { bodyText: null, bodyHtml: "<p>Encore <em>ceci</em></p>" });
    expect(written.message).toMatchObject({ position: 2, from: "CLINIC", bodyHtml: "<p>Encore <em>ceci</em></p>" });
    expect((await reply(portail.program(clinic.token), id)).message).toMatchObject({ position: 3, author: { kind: "CONSUMER" } });
    await setReplies(true);
  });

  test("hold text alone, where patients write them", async () => {
    const { id } = (await start(desk, patient.id)).conversation;
    expect((await reply(browser, id, { bodyText: null, bodyHtml: "<p>x</p>" })).errors).toMatchObject([
      { code: "VALIDATION_FAILED", path: ["input", "bodyHtml"] },
    ]);
    expect((await reply(browser, id, { attachmentIds: [id] })).errors).toMatchObject([{ path: ["input", "attachmentIds"] }]);
    expect((await reply(browser, id, { bodyText: " \n " })).errors).toMatchObject([{ path: ["input", "bodyText"] }]);
    expect((await reply(browser, id, { bodyText: "x".repeat(20_001) })).errors).toMatchObject([{ path: ["input", "bodyText"] }]);
  });
});

describe("what is sent", () => {
  test("is checked at its field, everything at once", async () => {
    const long = { subject: "x".repeat(151), bodyHtml: "<p> </p>", repliesUntil: "2020-01-01T00:00:00Z", requestKey: " " };
    const { errors } = await start(desk, patient.id, long);
    expect(errors.map(({ path }: { path: string[] }) => path[1]).toSorted()).toEqual(["bodyHtml", "repliesUntil", "requestKey", "subject"]);
    expect(codesOf(await start(desk, newId()))).toEqual(["NOT_FOUND"]);
    expect(codesOf(await start(desk, patient.id, { patientId: toGlobalId("Appointment", patient.id) }))).toEqual(["NOT_FOUND"]);
  });

  test("twenty times at once with one key is written once, by each way of writing", async () => {
    const requestKey = newId();
    const started = await Promise.all(Array.from({ length: 20 }, () => start(desk, patient.id, { requestKey, subject: "Une fois" })));
    expect(new Set(started.map(({ conversation, message }) => `${conversation?.id} ${message?.id}`)).size).toBe(1);
    const { id } = started[0].conversation;
    for (const client of [browser, desk]) {
      const replied = await Promise.all(Array.from({ length: 20 }, () => reply(client, id, { requestKey, bodyText: "Une seule fois" })));
      expect(replied.flatMap(codesOf)).toEqual(client === desk ? Array.from({ length: 20 }, () => "CONFLICT") : []);
      expect(new Set(replied.map(({ message }) => message?.id)).size).toBe(1);
    }
    expect(await readConversation(desk, id, "messageCount unreadCount")).toEqual({ messageCount: 2, unreadCount: 1 });
    expect((await actionsOn(id)).filter((action) => /started|replied/.test(action))).toHaveLength(2);
  });

  test("with a key of another call is refused, and so is not lost unseen", async () => {
    const requestKey = newId();
    const { id } = (await start(desk, patient.id, { requestKey })).conversation;
    expect(await start(desk, patient.id, { requestKey, subject: "Autre" })).toMatchObject({
      errors: [{ code: "CONFLICT", path: ["input", "requestKey"] }],
    });
    const own = newId();
    expect((await reply(browser, id, { requestKey: own, bodyText: "Un" })).errors).toEqual([]);
    expect(codesOf(await reply(browser, id, { requestKey: own, bodyText: "Deux" }))).toEqual(["CONFLICT"]);
    // Somebody else's key is another one.
    expect((await reply(desk, id, { requestKey: own, bodyText: "Trois" })).errors).toEqual([]);
  });

  test("again with its key is answered even where it would be refused by now", async () => {
    const { id, version } = (await start(desk, patient.id)).conversation;
    const sent = { requestKey: newId(), bodyText: "Merci" };
    const first = await reply(browser, id, sent);
    await change(desk, "closeConversation", { conversationId: id, version });
    expect((await reply(browser, id, sent)).message).toEqual(first.message);
    expect(codesOf(await reply(browser, id, { ...sent, requestKey: newId() }))).toEqual(["CONVERSATION_CLOSED"]);
  });
});

describe("closing, opening again and assigning", () => {
  const history = `events { kind by { name } afterPosition repliesAllowed assignedTo { name } } closedBy { name } assignedTo { name }`;

  test("are on record with who and when", async () => {
    const { id, version } = (await start(desk, patient.id)).conversation;
    await reply(browser, id);
    const admin = await clinic.staff("ADMIN");
    const closed = await change(admin, "closeConversation", { conversationId: id, version });
    expect(closed.conversation).toMatchObject({ closed: true, closedBy: { name: "ADMIN demo" }, version: version + 1 });
    const open = await change(desk, "reopenConversation", { conversationId: id, version: version + 1 });
    expect(open.conversation).toMatchObject({ closed: false, closedAt: null, closedBy: null, version: version + 2 });
    await change(desk, "setConversationReplies", { conversationId: id, version: version + 2, allowed: false });
    const { conversationAssignees } = await desk.data("{ conversationAssignees { id name } }");
    expect(conversationAssignees.map(({ name }: { name: string }) => name)).toEqual(["ADMIN demo", "DESK demo"]);
    await change(desk, "assignConversation", { conversationId: id, staffMemberId: conversationAssignees[0].id });
    await change(desk, "assignConversation", { conversationId: id, staffMemberId: conversationAssignees[0].id });
    const desks = { by: { name: "DESK demo" }, repliesAllowed: null, assignedTo: null };
    expect(await readConversation(desk, id, history)).toEqual({
      closedBy: null,
      assignedTo: { name: "ADMIN demo" },
      events: [
        { ...desks, kind: "STARTED", afterPosition: 0, repliesAllowed: true },
        { ...desks, kind: "CLOSED", afterPosition: 2, by: { name: "ADMIN demo" } },
        { ...desks, kind: "REOPENED", afterPosition: 2 },
        { ...desks, kind: "REPLIES_CHANGED", afterPosition: 2, repliesAllowed: false },
        { ...desks, kind: "ASSIGNED", afterPosition: 2, assignedTo: { name: "ADMIN demo" } },
      ],
    });
    await change(desk, "assignConversation", { conversationId: id, staffMemberId: null });
    expect((await readConversation(desk, id, "assignedTo { name }")).assignedTo).toBeNull();
  });

  test("that are done already stay, and those based on an older version come with what is", async () => {
    const { id, version } = (await start(desk, patient.id)).conversation;
    const close = () => change(desk, "closeConversation", { conversationId: id, version });
    const closed = await Promise.all(Array.from({ length: 8 }, close));
    expect(closed.flatMap(codesOf)).toEqual([]);
    expect(closed.every(({ conversation }) => conversation.version === version + 1)).toBe(true);
    expect((await readConversation(desk, id, "events { kind }")).events).toHaveLength(2);
    const stale = await desk.data(
      `mutation ($input: ReopenConversationInput!) { reopenConversation(input: $input) {
        conversation { id } errors { __typename code path ... on ConversationChanged { current { closed version } } } } }`,
      { input: { conversationId: id, version } },
    );
    expect(stale.reopenConversation).toEqual({
      conversation: null,
      errors: [
        {
          ...{ __typename: "ConversationChanged", code: "CONFLICT", path: ["input", "version"] },
          current: { closed: true, version: version + 1 },
        },
      ],
    });
  });

  test("of what doesn't exist, or to whom nothing can be given, are refused", async () => {
    const unknown = toGlobalId("Conversation", newId());
    const { id } = (await start(desk, patient.id)).conversation;
    for (const [name, input] of [
      ["closeConversation", { version: 1 }],
      ["reopenConversation", { version: 1 }],
      ["setConversationReplies", { version: 1, allowed: true }],
      ["assignConversation", { staffMemberId: null }],
      ["markConversationRead", { throughPosition: 1 }],
      ["markConversationUnread", {}],
    ] as const) {
      const answered = await change(desk, name, { conversationId: unknown, ...input });
      expect(answered).toMatchObject({ conversation: null, errors: [{ code: "NOT_FOUND", path: ["input", "conversationId"] }] });
    }
    const nobody = await change(desk, "assignConversation", { conversationId: id, staffMemberId: toGlobalId("StaffMember", newId()) });
    expect(nobody.errors).toMatchObject([{ code: "NOT_FOUND", path: ["input", "staffMemberId"] }]);
    const { id: support } = await portail.database.manager.findOneByOrFail(StaffMember, { clinicId: clinic.clinic.id, role: "SUPPORT" });
    const theirs = await change(desk, "assignConversation", { conversationId: id, staffMemberId: toGlobalId("StaffMember", support) });
    expect(codesOf(theirs)).toEqual(["NOT_FOUND"]);
  });
});

describe("reading", () => {
  test("is told to staff with its time, and goes back for staff alone", async () => {
    const { id } = (await start(desk, patient.id)).conversation;
    for (const bodyText of ["Deux", "Trois"]) await reply(desk, id, { bodyText });
    const at = portail.clock.now().toISOString();
    await markRead(browser, id, 2);
    await markRead(browser, id, 1);
    const times = "unreadCount messages { edges { node { position readByPatientAt } } }";
    expect((await readConversation(desk, id, times)).messages.edges.map(({ node }: { node: object }) => node)).toEqual([
      ...[1, 2].map((position) => ({ position, readByPatientAt: at })),
      { position: 3, readByPatientAt: null },
    ]);
    expect((await readConversation(browser, id, "unreadCount readThrough")).unreadCount).toBe(1);
    expect((await change(desk, "markConversationUnread", { conversationId: id })).errors).toMatchObject([{ code: "VALIDATION_FAILED" }]);
    for (const bodyText of ["Quatre", "Cinq"]) await reply(browser, id, { bodyText });
    expect((await markRead(desk, id, 4)).conversation).toMatchObject({ unreadCount: 1, readThrough: 4 });
    expect((await markRead(desk, id, 1_000)).conversation).toMatchObject({ unreadCount: 0, readThrough: 5 });
    expect((await change(desk, "markConversationUnread", { conversationId: id })).conversation).toMatchObject({
      unreadCount: 1,
      readThrough: 4,
    });
    await reply(browser, id);
    expect((await readConversation(desk, id, "unreadCount")).unreadCount).toBe(2);
    expect((await change(desk, "markConversationUnread", { conversationId: id })).conversation.unreadCount).toBe(2);
  });

  test("of another patient's conversation is impossible: it does not exist", async () => {
    const { id, version } = (await start(desk, patient.id)).conversation;
    const other = await clinic.signInPatient(await clinic.patient());
    const maple = await TestClinic.open(portail, "maple");
    const foreign = await maple.staff("ADMIN");
    expect(await readConversation(other, id, "subject")).toBeNull();
    expect((await other.data("query ($id: ID!) { node(id: $id) { id } }", { id })).node).toBeNull();
    expect(codesOf(await reply(other, id))).toEqual(["NOT_FOUND"]);
    expect(codesOf(await markRead(other, id, 1))).toEqual(["NOT_FOUND"]);
    expect(await readConversation(foreign, id, "subject")).toBeNull();
    expect(codesOf(await reply(foreign, id))).toEqual(["NOT_FOUND"]);
    expect(codesOf(await change(foreign, "closeConversation", { conversationId: id, version }))).toEqual(["NOT_FOUND"]);
    const { conversations } = await foreign.data("{ conversations(filter: ALL) { edges { node { id } } } }");
    expect(conversations.edges).toEqual([]);
    expect(codesOf(await start(foreign, patient.id))).toEqual(["NOT_FOUND"]);
  });

  test("needs the right, by every way in", async () => {
    const { id } = (await start(desk, patient.id)).conversation;
    const reader = portail.program(await clinic.tokenWith("CONVERSATIONS_READ"));
    const none = portail.program(await clinic.tokenWith("PATIENTS_READ"));
    const support = await clinic.staff("SUPPORT");
    const query = "query ($id: ID!) { conversation(id: $id) { subject messages { edges { node { bodyText } } } } }";
    expect((await reader.data(query, { id })).conversation.messages.edges).toHaveLength(1);
    expect(await none.refusal(query, { id })).toEqual(["FORBIDDEN"]);
    expect(await support.refusal(query, { id })).toEqual(["FORBIDDEN"]);
    expect(await portail.browser().refusal(query, { id })).toEqual(["UNAUTHENTICATED"]);
    const write = "mutation ($input: ReplyToConversationInput!) { replyToConversation(input: $input) { errors { code } } }";
    expect(await reader.refusal(write, { input: { conversationId: id, bodyText: "x", requestKey: "k" } })).toEqual(["FORBIDDEN"]);
    const chart = await none.run("query ($id: ID!) { patient(id: $id) { firstName unreadMessages conversations { edges { cursor } } } }", {
      id: toGlobalId("Patient", patient.id),
    });
    expect(chart.data.patient).toMatchObject({ firstName: "Ève", unreadMessages: null, conversations: null });
    expect(chart.errors.map(({ extensions }) => extensions["code"])).toEqual(["FORBIDDEN", "FORBIDDEN"]);
    const own = "{ viewer { patient { conversations { edges { node { events { kind } assignedTo { name } patientReplyObstacle } } } } } }";
    expect(new Set((await browser.run(own)).errors.map(({ extensions }) => extensions["code"]))).toEqual(new Set(["FORBIDDEN"]));
  });
});

test("the settings' form says in how many open conversations patients would lose their replies", async () => {
  const here = await TestClinic.open(portail, "impact");
  const staff = await here.staff("DESK");
  const person = await here.patient();
  const soon = new Date(portail.clock.now().getTime() + days(2)).toISOString();
  for (const input of [{}, { allowReplies: false }, { repliesUntil: soon }, { repliesOnce: true }]) await start(staff, person.id, input);
  const closed = (await start(staff, person.id)).conversation;
  await change(staff, "closeConversation", { conversationId: closed.id, version: closed.version });
  const losing = async (input: object) => {
    const support = await here.staff("SUPPORT");
    const query = "query ($input: PortalSettingsImpactInput!) { portalSettingsImpact(input: $input) { conversationsLosingReplies } }";
    return (await support.data(query, { input })).portalSettingsImpact.conversationsLosingReplies;
  };
  expect(await losing({ conversationReplies: false })).toBe(3);
  expect(await losing({ patientRegistration: true })).toBeNull();
  portail.clock.advance(days(3));
  expect(await losing({ conversationReplies: false })).toBe(2);
});

test("replies of one patient are sixty in an hour, in all conversations together; staff have no such limit, and who waits goes on", async () => {
  const staff = await clinic.staff("DESK");
  const talkative = await clinic.patient();
  const theirs = await clinic.signInPatient(talkative);
  const [one, other] = [await start(staff, talkative.id, { allowReplies: true }), await start(staff, talkative.id, { allowReplies: true })];
  for (let place = 0; place < 59; place += 1) expect((await reply(theirs, one.conversation.id)).errors).toEqual([]);
  // Of two at once the last one alone is accepted.
  const both = await Promise.all([1, 2].map(() => reply(theirs, other.conversation.id)));
  expect(both.map(codesOf).toSorted()).toEqual([[], ["TOO_MANY_REQUESTS"]]);
  const refused = await reply(theirs, one.conversation.id);
  const retryAt = new Date(portail.clock.now().getTime() + hours(1));
  expect(refused.errors).toEqual([
    expect.objectContaining({
      code: "TOO_MANY_REQUESTS",
      path: ["input"],
      retryAt: retryAt.toISOString(),
      message: expect.stringContaining("60 min"),
    }),
  ]);
  expect((await readConversation(staff, one.conversation.id, "messageCount")).messageCount).toBe(60);
  expect((await reply(staff, one.conversation.id)).errors).toEqual([]);
  expect(
    (await reply(await clinic.signInPatient(patient), (await start(staff, patient.id, { allowReplies: true })).conversation.id)).errors,
  ).toEqual([]);
  portail.clock.advance(hours(1));
  expect((await reply(await clinic.signInPatient(talkative), one.conversation.id)).errors).toEqual([]);
});
