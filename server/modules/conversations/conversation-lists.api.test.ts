import { insertRows } from "../../db/insert-rows.ts";
import { testDatabaseKind } from "../../db/testing/test-database.ts";
import { fromGlobalId, toGlobalId } from "../../graphql/global-id.ts";
import { minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import { faultsOf, plansOf } from "../../testing/plans.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import type { Statement } from "../../testing/statement-counter.ts";
import { StatementCounter } from "../../testing/statement-counter.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { findTraces } from "../audit/testing/traces.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { StaffMember } from "../staff/staff-member.entity.ts";
import { Conversation } from "./conversation.entity.ts";
import { Message } from "./message.entity.ts";
import { ConversationSearchTerm } from "./search/conversation-search-term.entity.ts";
import { change, markRead, readConversation, reply, start } from "./testing/conversation-calls.ts";

const counter = new StatementCounter();
let portail: Portail;
let clinic: TestClinic;
let crowd: TestClinic;
let desk: ApiClient;
let crowdDesk: ApiClient;
let crowdPatient: Patient;
let crowdBrowser: ApiClient;
let long: string;

const conversationCount = 5_000;
const messagesEach = 16;
const messagesOfLong = 20_000;

async function inSlices<T>(rows: readonly T[], insert: (slice: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < rows.length; from += 1_000) await insert(rows.slice(from, from + 1_000));
}

/** A clinic with 10⁵ messages. One in 50 conversations is a certain patient's, has something to read, or is about a rare word. */
async function fill(): Promise<void> {
  const { clinicId } = crowd.consumer;
  const others = await Promise.all(Array.from({ length: 10 }, (_, place) => crowd.patient({ lastName: place < 5 ? "Gagnon" : "Roy" })));
  const staff = await portail.database.manager.findOneByOrFail(StaffMember, { clinicId, role: "DESK" });
  const now = portail.clock.now().getTime();
  const conversations: Conversation[] = [];
  const messages: Message[] = [];
  const terms: ConversationSearchTerm[] = [];
  for (let place = 0; place < conversationCount; place += 1) {
    const id = newId();
    const size = place === 0 ? messagesOfLong : messagesEach;
    if (place === 0) long = id;
    const one = place % 50 === 0;
    const at = new Date(now - minutes(conversationCount - place));
    const mine = place % 25 === 0 ? staff.id : null;
    const author = place % 3 ? `staff:${staff.id}` : `consumer:${crowd.consumer.id}`;
    conversations.push({
      ...{ clinicId, id, patientId: one ? crowdPatient.id : others[place % 10]!.id, subject: "Suivi", startedAt: at, startedBy: author },
      ...{ repliesAllowed: place % 2 === 0, repliesUntil: null, repliesOnce: false, replyUsed: false, version: 1, assignedTo: mine },
      ...{
        closed: place % 4 === 1,
        closedAt: null,
        closedBy: null,
        lastMessageAt: at,
        lastMessagePosition: size,
        lastMessageFrom: "CLINIC",
      },
      ...{ preview: "Texte", clinicMessages: size, patientMessages: 0, staffReadPosition: 0, patientReadPosition: 0 },
      ...{ unreadByStaff: one ? 1 : 0, unreadByPatient: size, unread: one },
    });
    for (let position = 1; position <= size; position += 1)
      messages.push({
        ...{ clinicId, id: newId(), conversationId: id, position, from: "CLINIC", numberOfSide: position, author, sentAt: at },
        ...{ bodyHtml: "<p>Texte</p>", bodyText: "Texte", readByPatientAt: null, requestKey: newId(), requestDigest: "" },
      });
    const words = ["suivi", "texte", ...(place % 2 ? ["examen"] : ["resultat"]), ...(one ? ["radiographie"] : [])];
    terms.push(...words.map((term) => ({ clinicId, term, conversationId: id })));
  }
  await portail.database.transaction(async (tx) => {
    await inSlices(conversations, (rows) => insertRows(tx, Conversation, rows));
    await inSlices(messages, (rows) => insertRows(tx, Message, rows));
    await inSlices(terms, (rows) => insertRows(tx, ConversationSearchTerm, rows));
  });
  if (testDatabaseKind() === "mariadb")
    await portail.database.source.query("ANALYZE TABLE conversations, messages, conversation_search_terms, patient_search_terms");
  else await portail.database.source.query("ANALYZE");
}

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  clinic = await TestClinic.open(portail, "demo");
  crowd = await TestClinic.open(portail, "foule");
  desk = await clinic.staff("DESK");
  crowdDesk = await crowd.staff("DESK");
  crowdPatient = await crowd.patient({ firstName: "Zéphirine", lastName: "Desrochers" });
  crowdBrowser = await crowd.signInPatient(crowdPatient);
  await fill();
}, 240_000);

afterAll(() => portail.stop());

const listing = `query ($filter: ConversationFilter, $patientId: ID, $search: String, $first: Int, $after: String) {
  conversations(filter: $filter, patientId: $patientId, search: $search, first: $first, after: $after) {
    edges { cursor node { id subject preview unreadCount lastMessageAt patient { firstName lastName } assignedTo { name } } }
    pageInfo { hasNextPage endCursor } } }`;

interface Listed {
  readonly edges: readonly { readonly node: { readonly id: string; readonly subject: string; readonly lastMessageAt: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const list = async (client: ApiClient, variables: object): Promise<Listed> => (await client.data(listing, { ...variables })).conversations;

const mostRead = 1_200;

/** The pages of a list, one after the other, to the end or to many. */
async function all(client: ApiClient, variables: object): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { edges, pageInfo } = await list(client, { first: 100, after, ...variables });
    ids.push(...edges.map(({ node }) => node.id));
    if (!pageInfo.hasNextPage || ids.length >= mostRead) return ids;
    after = pageInfo.endCursor;
  }
}

const isRead = ({ sql }: Statement): boolean => /^SELECT/i.test(sql) && /conversation|messages/.test(sql);

/** Entered by its index and read in its order: nothing sorted, nothing read through from its beginning. */
async function expectInOrder(statement: Statement, index: string): Promise<void> {
  const [plan] = await plansOf(portail, [statement]);
  expect(plan!.text).toContain(index);
  expect(plan!.faults).toEqual([]);
}

describe("each list shows those it names, the latest first", () => {
  test("filters", async () => {
    const patientOne = await clinic.patient({ lastName: "Beaulieu" });
    const patientTwo = await clinic.patient({ lastName: "Chen" });
    const own = await clinic.signInPatient(patientOne);
    const ids: Record<string, string> = {};
    for (const [name, owner, input] of [
      ["plain", patientOne, {}],
      ["mine", patientTwo, { assignToMe: true }],
      ["closed", patientOne, { assignToMe: true }],
      ["unread", patientOne, {}],
    ] as const) {
      portail.clock.advance(1_000);
      ids[name] = (await start(desk, owner.id, { subject: name, ...input })).conversation.id;
    }
    await change(desk, "closeConversation", { conversationId: ids["closed"], version: 1 });
    portail.clock.advance(1_000);
    await reply(own, ids["plain"]!);
    await markRead(desk, ids["plain"]!, 2);
    portail.clock.advance(1_000);
    await reply(own, ids["unread"]!);
    const named = async (variables: object) => (await list(desk, variables)).edges.map(({ node }) => node.subject);
    expect(await named({ filter: "ALL" })).toEqual(["unread", "plain", "closed", "mine"]);
    expect(await named({})).toEqual(["unread", "plain", "mine"]);
    expect(await named({ filter: null })).toEqual(["unread", "plain", "mine"]);
    expect(await named({ filter: "CLOSED" })).toEqual(["closed"]);
    expect(await named({ filter: "MINE" })).toEqual(["mine"]);
    expect(await named({ filter: "UNREAD" })).toEqual(["unread"]);
    expect(await named({ filter: "ALL", patientId: toGlobalId("Patient", patientTwo.id) })).toEqual(["mine"]);
    expect(await named({ filter: "ALL", patientId: "nobody" })).toEqual([]);
    expect((await list(portail.program(clinic.token), { filter: "MINE" })).edges).toEqual([]);
    expect(await named({ filter: "ALL", search: "CHEN mi" })).toEqual(["mine"]);
    expect(await named({ filter: "ALL", search: "bonjour beau" })).toEqual(["unread", "plain", "closed"]);
    expect(await named({ filter: "ALL", search: "merci" })).toEqual(["unread", "plain"]);
    expect(await named({ filter: "ALL", search: "beaulieu chen" })).toEqual([]);
    expect(await named({ filter: "ALL", search: "jour" })).toEqual([]);
    expect(await named({ filter: "OPEN", search: "beau bonjour" })).toEqual(["unread", "plain"]);
    expect(await named({ filter: "ALL", search: "bon jour" })).toEqual([]);
    expect(await named({ filter: "ALL", search: "—…" })).toEqual(["unread", "plain", "closed", "mine"]);
  });

  test("a page leaves one row in the trail that names each one shown", async () => {
    const { clinicId } = crowd.consumer;
    await portail.database.manager.delete(AuditEvent, { clinicId });
    const { edges } = await list(crowdDesk, { first: 7 });
    expect(await portail.database.manager.countBy(AuditEvent, { clinicId, action: "conversation.listed" })).toBe(1);
    const rows = await findTraces(portail.database.manager, { clinicId, action: "conversation.listed" });
    expect(rows.map(({ subjectId }) => toGlobalId("Conversation", subjectId!)).toSorted()).toEqual(
      edges.map(({ node }) => node.id).toSorted(),
    );
    expect(rows.every(({ patientId }) => patientId !== null)).toBe(true);
  });
});

describe("among 10⁵ messages", () => {
  test.each([
    ["OPEN", 3_750],
    ["CLOSED", 1_250],
    ["ALL", 5_000],
    ["UNREAD", 100],
    ["MINE", 150],
  ])("%s: every one once, in order, over all pages", async (filter, count) => {
    const ids = await all(crowdDesk, { filter });
    expect(ids).toHaveLength(Math.min(count, mostRead));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([
    ["OPEN", {}, "conversations_open"],
    ["CLOSED", {}, "conversations_open"],
    ["ALL", {}, "conversations_latest"],
    ["UNREAD", {}, "conversations_unread"],
    ["MINE", {}, "conversations_assigned"],
    ["ALL", { ofOne: true }, "conversations_of_patient"],
  ])("%s %j: a page costs six statements, and reads its index in order", async (filter, { ofOne = false }: { ofOne?: boolean }, index) => {
    const variables = { filter, first: 20, ...(ofOne && { patientId: toGlobalId("Patient", crowdPatient.id) }) };
    const { endCursor } = (await list(crowdDesk, variables)).pageInfo;
    for (const after of [null, endCursor]) {
      const { statements } = await counter.during(() => list(crowdDesk, { ...variables, after }));
      // The conversations and their patients, each with a row in the trail and what it names.
      const own = statements.filter(({ sql }) => !/staff_sessions/.test(sql));
      expect(own.filter(({ sql }) => !/[`"]clinics[`"]/.test(sql)).length).toBeLessThanOrEqual(6);
      await expectInOrder(statements.find(isRead)!, index);
    }
  });

  test("a patient's own list and what they have to read", async () => {
    const own = `query ($after: String) { viewer { patient { unreadMessages conversations(first: 20, after: $after) {
      edges { node { id subject unreadCount viewerCanReply preview } } pageInfo { endCursor hasNextPage } } } } }`;
    const first = await crowdBrowser.data(own);
    expect(first.viewer.patient.unreadMessages).toBe(messagesOfLong + 99 * messagesEach);
    const after = first.viewer.patient.conversations.pageInfo.endCursor;
    const { statements } = await counter.during(() => crowdBrowser.data(own, { after }));
    expect(statements.length).toBeLessThanOrEqual(4);
    await expectInOrder(
      statements.find(({ sql }) => /ORDER BY/.test(sql) && isRead({ sql, parameters: [] }))!,
      "conversations_of_patient",
    );
    const sum = statements.find(({ sql }) => /SUM/.test(sql))!;
    await expectInOrder(sum, "conversations_of_patient");
  });

  test("the counts of the navigation are one statement, which counts no further than a hundred", async () => {
    const { answer, statements } = await counter.during(() =>
      crowdDesk.data("{ conversationCounts { unread mine open latestMessageAt } }"),
    );
    expect(answer.conversationCounts).toMatchObject({ unread: 100, mine: 100, open: 100 });
    const newest = await crowdDesk.data("{ conversations(filter: ALL, first: 1) { edges { node { lastMessageAt } } } }");
    expect(answer.conversationCounts.latestMessageAt).toBe(newest.conversations.edges[0].node.lastMessageAt);
    const counting = statements.filter(isRead);
    expect(counting).toHaveLength(1);
    const [plan] = await plansOf(portail, counting);
    // Any index that begins so does for the open ones, as none of them is read on.
    for (const index of ["conversations_unread", "conversations_assigned"]) expect(plan!.text).toContain(index);
    expect(plan!.faults).toEqual([]);
  });

  test("a page of a long conversation, wherever it stands, costs four statements", async () => {
    const page = `id subject messages(last: 50, before: $before) { edges { cursor node { position bodyHtml author { name } readByPatientAt } }
      pageInfo { hasPreviousPage startCursor } }`;
    const id = toGlobalId("Conversation", long);
    const read = async (client: ApiClient, before: string | null) => {
      const fields = client === crowdDesk ? page : page.replace("readByPatientAt", "");
      return (await client.data(`query ($id: ID!, $before: String) { conversation(id: $id) { ${fields} } }`, { id, before })).conversation
        .messages;
    };
    const newest = await read(crowdDesk, null);
    expect(newest.edges.map(({ node }: { node: { position: number } }) => node.position)).toEqual(
      Array.from({ length: 50 }, (_, place) => messagesOfLong - 49 + place),
    );
    const { answer, statements } = await counter.during(() => read(crowdDesk, newest.pageInfo.startCursor));
    expect(answer.edges.at(-1).node.position).toBe(messagesOfLong - 50);
    const own = statements.filter(({ sql }) => !/staff_sessions|[`"]clinics[`"]/.test(sql));
    expect(own.length).toBeLessThanOrEqual(4);
    const reading = statements.find(({ sql }) => /FROM [`"]messages[`"]/.test(sql))!;
    await expectInOrder(reading, testDatabaseKind() === "sqlite" ? "sqlite_autoindex_messages" : "messages_position");
    const everything = new Set<number>();
    for (let before: string | null = null; ;) {
      const { edges, pageInfo } = await read(crowdBrowser, before);
      for (const { node } of edges) everything.add(node.position);
      if (!pageInfo.hasPreviousPage || everything.size >= 500) break;
      before = pageInfo.startCursor;
    }
    expect(everything.size).toBe(500);
  });

  test("marking the newest message of a long conversation read touches no more than what was unread", async () => {
    const id = toGlobalId("Conversation", long);
    await markRead(crowdBrowser, id, messagesOfLong);
    await reply(crowdDesk, id);
    const { statements } = await counter.during(() => markRead(crowdBrowser, id, messagesOfLong + 1));
    const touching = statements.filter(({ sql }) => /messages/.test(sql));
    expect(await faultsOf(portail, touching)).toEqual([]);
    expect(await readConversation(crowdBrowser, id, "unreadCount")).toEqual({ unreadCount: 0 });
  });
});

describe("search among thousands", () => {
  test.each([
    ["a rare word", "radiographie", 100],
    ["a rare beginning", "radio", 100],
    ["a rare word with common ones", "texte suivi radiographie", 100],
    ["a rare name", "zephirine", 100],
    ["a rare name with a common word", "desrochers resultat", 100],
    ["a common word", "examen", 2_500],
    ["common words", "suivi texte", 5_000],
    ["a name and a common word", "gagnon suivi", 2_400],
    ["words that are never together", "examen resultat", 0],
    ["a word that nobody wrote", "cardiologie", 0],
  ])("%s finds each once, over all pages, the latest first", async (_, search, count) => {
    const ids = await all(crowdDesk, { filter: "ALL", search });
    expect(ids).toHaveLength(Math.min(count, mostRead));
    expect(new Set(ids).size).toBe(ids.length);
    const { edges } = await list(crowdDesk, { filter: "ALL", search, first: 50 });
    const times = edges.map(({ node }) => node.lastMessageAt);
    expect(times).toEqual(times.toSorted().reverse());
  });

  test("with filters", async () => {
    expect(await all(crowdDesk, { filter: "CLOSED", search: "examen gagnon" })).toHaveLength(500);
    expect(await all(crowdDesk, { filter: "CLOSED", search: "radiographie" })).toHaveLength(0);
    expect(await all(crowdDesk, { filter: "UNREAD", search: "radiographie" })).toHaveLength(100);
  });

  test.each(["radiographie", "texte radiog", "zephirine", "examen", "suivi texte", "gagnon sui", "examen resultat", "resultat exam"])(
    "%j enters every table by an index, and sorts no list of its own",
    async (search) => {
      const { endCursor } = (await list(crowdDesk, { filter: "OPEN", search, first: 20 })).pageInfo;
      for (const after of [null, endCursor]) {
        const { statements } = await counter.during(() => list(crowdDesk, { filter: "OPEN", search, first: 20, after }));
        expect(await faultsOf(portail, statements.filter(isRead))).toEqual([]);
      }
    },
  );
});

test("few conversations that have several common words are found among thousands that have one, page by page, by every filter", async () => {
  const person = await crowd.patient();
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    portail.clock.advance(1_000);
    ids.unshift((await start(crowdDesk, person.id, { subject: "Examen", bodyHtml: "<p>Résultat</p>" })).conversation.id);
  }
  await change(crowdDesk, "closeConversation", { conversationId: ids[1], version: 1 });
  for (const search of ["examen resultat", "résultat EXAM", "resultat examen exam"]) {
    expect(await all(crowdDesk, { filter: "ALL", search })).toEqual(ids);
    expect(await all(crowdDesk, { filter: "ALL", search, first: 1 })).toEqual(ids);
    expect(await all(crowdDesk, { filter: "OPEN", search })).toEqual([ids[0], ids[2]]);
    expect(await all(crowdDesk, { filter: "CLOSED", search })).toEqual([ids[1]]);
    expect(await all(crowdDesk, { filter: "ALL", search, patientId: toGlobalId("Patient", crowdPatient.id) })).toEqual([]);
  }
});

test("what an unknown cursor names is the caller's mistake", async () => {
  expect(await desk.refusal(listing, { after: "nothing" })).toEqual(["VALIDATION_FAILED"]);
  expect(await desk.refusal(listing, { after: "nothing", search: "bonjour" })).toEqual(["VALIDATION_FAILED"]);
  const { conversations } = await desk.data("{ conversations { edges { node { id } } } }");
  const { id } = conversations.edges[0].node;
  expect(fromGlobalId("Conversation", id)).not.toBeNull();
  const query = 'query ($id: ID!) { conversation(id: $id) { messages(before: "x") { edges { cursor } } } }';
  expect(await desk.refusal(query, { id })).toEqual(["VALIDATION_FAILED"]);
});
