import { insertRows } from "../../../db/insert-rows.ts";
import { testDatabaseKind } from "../../../db/testing/test-database.ts";
import { days, later } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import { faultsOf } from "../../../testing/plans.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { StatementCounter } from "../../../testing/statement-counter.ts";
import { MessageAttachment } from "../attachments/message-attachment.entity.ts";
import { ConversationDraft } from "../drafts/conversation-draft.entity.ts";
import { MessageNotice } from "../notices/message-notice.entity.ts";
import { NoticeWindow } from "../notices/notice-window.entity.ts";
import { ConversationTemplate } from "../templates/conversation-template.entity.ts";
import { reply, start } from "../testing/conversation-calls.ts";

const counter = new StatementCounter();
const rows = 4_000;

let portail: Portail;
let desk: ApiClient;
let reader: ApiClient;
let conversationId: string;

async function insertAll<T extends object>(entity: new () => T, make: (place: number) => Partial<T>, count = rows): Promise<void> {
  const all = Array.from({ length: count }, (_, place) => Object.assign(new entity(), make(place)));
  for (let from = 0; from < count; from += 400)
    await portail.database.transaction((tx) => insertRows(tx, entity, all.slice(from, from + 400)));
}

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  const clinic = await TestClinic.open(portail, "demo");
  const patient = await clinic.patient();
  const { clinicId } = patient;
  const at = portail.clock.now();
  await clinic.appointment(patient);
  [desk, reader] = [await clinic.staff("DESK"), await clinic.signInPatient(patient)];
  ({ id: conversationId } = (await start(desk, patient.id)).conversation);
  for (let count = 0; count < 5; count += 1) await reply(desk, conversationId);
  const file = {
    clinicId,
    state: "STORED",
    name: "a.pdf",
    mediaType: "application/pdf",
    bytes: 1,
    uploadedBy: "staff:x",
    uploadedAt: at,
  } as const;
  await insertAll(MessageAttachment, (place) => ({
    ...{
      ...file,
      id: newId(),
      messageId: place % 9 ? newId() : null,
      keptUntil: place % 9 ? null : later(at, days(1) + place),
      place: 0,
      patientId: null,
    },
  }));
  const notice = {
    state: "WAITING",
    obstacle: null,
    digest: false,
    emailId: null,
    textMessageId: null,
    askedAt: at,
    settledAt: null,
  } as const;
  await insertAll(MessageNotice, () => ({ ...notice, clinicId, id: newId(), patientId: newId(), conversationId: newId(), position: 1 }));
  await insertAll(NoticeWindow, (place) => ({
    clinicId,
    patientId: newId(),
    endsAt: at,
    digestDueAt: place % 9 ? null : later(at, days(1) + place),
  }));
  const draft = {
    subject: "",
    bodyHtml: "",
    attachmentIds: [],
    allowReplies: null,
    repliesUntil: null,
    repliesOnce: false,
    conversationId: null,
  };
  await insertAll(ConversationDraft, (place) => ({
    ...{ ...draft, clinicId, id: newId(), staffMemberId: newId(), patientId: patient.id, target: `P:${place}`, savedAt: later(at, place) },
  }));
  const template = { subjectFr: "a", subjectEn: "a", bodyFr: "a", bodyEn: "a", version: 1, updatedAt: at, updatedBy: null };
  await insertAll(
    ConversationTemplate,
    (place) => ({ ...template, clinicId, id: newId(), name: `T${place}`, archived: place % 20 > 0 }),
    2_000,
  );
  if (testDatabaseKind() === "mariadb")
    await portail.database.source.query(
      "ANALYZE TABLE message_attachments, message_notices, notice_windows, conversation_drafts, conversation_templates, conversations, messages",
    );
}, 120_000);

afterAll(() => portail.stop());

const ours =
  /(?:message_attachments|message_notices|notice_windows|conversation_drafts|conversation_templates|conversations|outbox_messages)\b/;

async function badPlansOf(work: () => Promise<unknown>): Promise<{ readonly bad: string[]; readonly selects: number }> {
  const { statements } = await counter.during(work);
  const selects = statements.filter(({ sql }) => /^SELECT/.test(sql));
  const looked = selects.filter(({ sql }) => ours.test(sql));
  expect(looked.length).toBeGreaterThan(0);
  return { bad: await faultsOf(portail, looked), selects: selects.length };
}

const thread = (notice: string) => `query ($id: ID!) { conversation(id: $id) { subject messages(last: 20) { edges { node {
  bodyHtml attachments { name url } ${notice} } } } } }`;

test.each<[string, () => Promise<unknown>, number]>([
  ["a page of a thread for the patient", () => reader.data(thread(""), { id: conversationId }), 4],
  [
    "a page of a thread for staff, with what became of its notifications",
    () => desk.data(thread("notice { state deliveries { state } }"), { id: conversationId }),
    6,
  ],
  [
    "the portal's home: who it is, what is upcoming and where, and how much there is to read",
    () =>
      reader.data(`{ viewer { patient { firstName unreadMessages appointments(when: UPCOMING, first: 5) {
        edges { node { startsAt service location { name } } } } } } }`),
    4,
  ],
  [
    "a page of the inbox, with whom each is with and whose it is",
    () => desk.data("{ conversations { edges { node { subject preview unreadCount patient { firstName } assignedTo { name } } } } }"),
    3,
  ],
  ["whether a conversation has changed", () => desk.data(`{ conversationStamp(id: "${conversationId}") }`), 3],
  ["what a patient's page asks for often", () => reader.data("{ viewer { patient { conversationsVersion unreadMessages } } }"), 3],
  ["somebody's drafts", () => desk.data("{ viewer { conversationDrafts { subject attachments { name } } } }"), 2],
  ["the templates", () => desk.data("{ conversationTemplates { name } }"), 2],
  ["the digests that are due", () => portail.services.messageNotices.sendDigests(), 1],
  ["the files that no message took", () => portail.services.attachments.collect(portail.clock.now()), 1],
  ["old drafts", () => portail.services.conversationDrafts.sweep.run(new AbortController().signal), 1],
])("%s: read by an index in its order, with few statements", async (_name, work, most) => {
  const { bad, selects } = await badPlansOf(work);
  expect(bad).toEqual([]);
  expect(selects).toBeLessThanOrEqual(most);
});
