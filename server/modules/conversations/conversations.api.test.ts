import { toGlobalId } from "../../graphql/global-id.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { markRead, readConversation, reply, start } from "./testing/conversation-calls.ts";

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
