import { setTimeout as delay } from "node:timers/promises";
import { testDatabaseKind } from "../../db/testing/test-database.ts";
import { fromGlobalId, toGlobalId } from "../../graphql/global-id.ts";
import type { PatientActor } from "../../kernel/actor.ts";
import { Fault } from "../../kernel/fault.ts";
import { minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { ConversationService } from "./conversation.service.ts";
import { Conversation } from "./conversation.entity.ts";
import { Message } from "./message.entity.ts";
import { change, codesOf, readConversation, reply, start } from "./testing/conversation-calls.ts";

let portail: Portail;
let beside: Portail;
let clinic: TestClinic;
let desk: ApiClient;
let support: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  beside = await startPortail({ beside: portail });
  clinic = await TestClinic.open(portail, "demo");
  desk = await clinic.staff("DESK");
  support = await clinic.staff("SUPPORT");
}, 120_000);

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

async function saveSettings(change: object): Promise<void> {
  const { version } = (await support.data("{ portalSettings { version } }")).portalSettings;
  const save = "mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { errors { code } } }";
  expect((await support.data(save, { input: { version, ...change } })).updatePortalSettings.errors).toEqual([]);
}

async function setAccess(patient: Patient, enabled: boolean): Promise<void> {
  const input = { patientId: toGlobalId("Patient", patient.id), enabled };
  const query = "mutation ($input: SetPatientPortalAccessInput!) { setPatientPortalAccess(input: $input) { errors { code } } }";
  await desk.data(query, { input });
}

const close = (id: string, version: number) => change(desk, "closeConversation", { conversationId: id, version });

/** The same browser, at the other server. */
function crossed(from: ApiClient): ApiClient {
  const browser = beside.browser();
  for (const [name, value] of from.cookies) browser.cookies.set(name, value);
  return browser;
}

/** What is stored is what was accepted: nothing else, in one row of places without a gap, and counted. */
async function expectWhole(id: string, accepted: number, started = 1): Promise<void> {
  const { clinicId } = clinic.consumer;
  const conversationId = fromGlobalId("Conversation", id)!;
  const rows = await portail.database.manager.find(Message, { where: { clinicId, conversationId }, order: { position: "ASC" } });
  expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: started + accepted }, (_, place) => place + 1));
  const row = await portail.database.manager.findOneByOrFail(Conversation, { clinicId, id: conversationId });
  const { lastMessagePosition, patientMessages, clinicMessages } = row;
  expect({ lastMessagePosition, all: patientMessages + clinicMessages }).toEqual({ lastMessagePosition: rows.length, all: rows.length });
  expect(rows.filter(({ from }) => from === "PATIENT").map(({ numberOfSide }) => numberOfSide)).toEqual(
    Array.from({ length: patientMessages }, (_, place) => place + 1),
  );
  expect(row.unreadByStaff).toBe(patientMessages);
}

interface Case {
  readonly what: string;
  /** What takes the reply's ground away. */
  readonly take: (around: { id: string; version: number; patient: Patient }) => Promise<unknown>;
  readonly back: (patient: Patient) => Promise<unknown>;
  /** What a reply that came later is answered with. */
  readonly refused: string;
}

const cases: readonly Case[] = [
  {
    what: "replies are switched off",
    take: () => saveSettings({ conversationReplies: false }),
    back: () => saveSettings({ conversationReplies: true }),
    refused: "REPLIES_OFF",
  },
  {
    what: "the conversation is closed",
    take: ({ id, version }) => close(id, version),
    back: () => Promise.resolve(),
    refused: "CONVERSATION_CLOSED",
  },
  {
    what: "replies end in this conversation",
    take: ({ id, version }) => change(desk, "setConversationReplies", { conversationId: id, version, allowed: false }),
    back: () => Promise.resolve(),
    refused: "REPLIES_OFF",
  },
  {
    what: "the patient's access is taken away",
    take: ({ patient }) => setAccess(patient, false),
    back: (patient) => setAccess(patient, true),
    refused: "UNAUTHENTICATED",
  },
  {
    what: "the portal is closed",
    take: () => saveSettings({ portalAccess: false }),
    back: () => saveSettings({ portalAccess: true }),
    refused: "UNAUTHENTICATED",
  },
  {
    what: "the time for replies runs out",
    take: async () => void portail.clock.advance(minutes(5)),
    back: () => Promise.resolve(),
    refused: "REPLIES_OFF",
  },
];

/** What staff decide about the conversation itself waits for its turn there too. */
const needsNoTurn = (what: string): boolean => !/conversation/.test(what) && !what.startsWith("the time");

/** Another message that is being written into the conversation, and takes its time. */
async function holdTurn(id: string): Promise<{ readonly awaited: () => Promise<void>; readonly end: () => Promise<void> }> {
  const key = { clinicId: clinic.consumer.clinicId, id: fromGlobalId("Conversation", id)! };
  let end!: () => void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  let holding!: Promise<unknown>;
  await new Promise<void>((resolve) => {
    holding = portail.database.transaction(async (tx) => {
      await tx.update(Conversation, key, { preview: "…" });
      resolve();
      await ended;
    });
  });
  const [here] = (await portail.database.source.query("SELECT DATABASE() AS name")) as { name: string }[];
  const waiting = "SELECT 1 FROM information_schema.innodb_trx JOIN information_schema.processlist ON id = trx_mysql_thread_id";
  // The server shows the same for as long as it is asked more often than that.
  const awaited = async (): Promise<void> => {
    while ((await portail.database.source.query(`${waiting} WHERE db = ? AND trx_state = 'LOCK WAIT'`, [here?.name])).length === 0)
      await delay(200);
  };
  return { awaited, end: async () => (end(), void (await holding)) };
}

const inFive = () => new Date(portail.clock.now().getTime() + minutes(5)).toISOString();

describe.each(cases)("while the patient writes, $what", ({ what, take, back, refused }) => {
  const input = what.startsWith("the time") ? { repliesUntil: "later" } : {};
  const begin = async () => {
    const patient = await clinic.patient();
    const wish = "repliesUntil" in input ? { repliesUntil: inFive() } : {};
    const { id, version } = (await start(desk, patient.id, wish)).conversation;
    return { patient, id, version };
  };

  const sent = (client: ApiClient, id: string) =>
    client
      .run("mutation ($input: ReplyToConversationInput!) { replyToConversation(input: $input) { message { id } errors { code } } }", {
        input: { conversationId: id, bodyText: "Merci", requestKey: newId() },
      })
      .then(({ data, errors }) => {
        const codes: string[] = [
          ...errors.map(({ extensions }) => String(extensions["code"])),
          ...(data?.replyToConversation?.errors ?? []).map(({ code }: { code: string }) => code),
        ];
        return { accepted: Boolean(data?.replyToConversation?.message), codes };
      });

  test("between the decision and its writing: the reply is refused, and nothing of it stays", async () => {
    const around = await begin();
    let taken = false;
    const { settings, database } = portail.services;
    const slow = Object.create(settings, {
      inForce: {
        value: async (clinicId: string) => {
          const row = await settings.inForce(clinicId);
          if (!taken) {
            taken = true;
            await take(around);
          }
          return row;
        },
      },
    }) as typeof settings;
    const service = new ConversationService({ database, clock: portail.clock, settings: slow, hooks: [] });
    const actor = {
      kind: "patient",
      id: around.patient.id,
      clinicId: clinic.consumer.clinicId,
      origin: clinic.consumer.origin,
    } as PatientActor;
    const asked = { conversationId: fromGlobalId("Conversation", around.id), bodyHtml: null, bodyText: "Merci", attachmentIds: [] };
    const outcome = await service
      .reply(actor, { ...asked, requestKey: newId() })
      .then((answer) => (answer.ok ? "accepted" : answer.problems[0]!.code))
      .catch((error: unknown) => (error instanceof Fault ? error.code : Promise.reject(error as Error)));
    expect(outcome).toBe(refused);
    await back(around.patient);
    await expectWhole(around.id, 0);
  });

  if (testDatabaseKind() === "mariadb" && needsNoTurn(what))
    test("while the reply waits for its turn in the conversation: it is refused", async () => {
      const around = await begin();
      const browser = await clinic.signInPatient(around.patient);
      const turn = await holdTurn(around.id);
      const sending = sent(browser, around.id);
      await turn.awaited();
      await take(around);
      await turn.end();
      expect(await sending).toEqual({ accepted: false, codes: [refused] });
      await back(around.patient);
      await expectWhole(around.id, 0);
    });

  test("among many replies at two servers: those before are kept, those after are refused, none is both or neither", async () => {
    const around = await begin();
    const browser = await clinic.signInPatient(around.patient);
    const clients = [browser, crossed(browser)];
    const before = await Promise.all(clients.map((client) => sent(client, around.id)));
    expect(before.every(({ accepted }) => accepted)).toBe(true);
    const storm = Array.from({ length: 12 }, (_, place) => sent(clients[place % 2]!, around.id));
    const [, ...during] = await Promise.all([take(around), ...storm]);
    const after = await Promise.all(clients.map((client) => sent(client, around.id)));
    for (const { accepted, codes } of after) expect({ accepted, codes }).toEqual({ accepted: false, codes: [refused] });
    for (const { accepted, codes } of during) expect(codes).toEqual(accepted ? [] : [refused]);
    await back(around.patient);
    await expectWhole(around.id, [...before, ...during].filter(({ accepted }) => accepted).length);
  });
});

test("of many replies at once where one is allowed, one is kept", async () => {
  const patient = await clinic.patient();
  const browser = await clinic.signInPatient(patient);
  const { id } = (await start(desk, patient.id, { repliesOnce: true })).conversation;
  const clients = [browser, crossed(browser)];
  const answers = await Promise.all(Array.from({ length: 16 }, (_, place) => reply(clients[place % 2]!, id)));
  expect(answers.filter(({ message }) => message !== null)).toHaveLength(1);
  expect(new Set(answers.flatMap(codesOf))).toEqual(new Set(["REPLIES_OFF"]));
  await expectWhole(id, 1);
});

test("patient and staff write at once at two servers, and every message has its place", async () => {
  const patient = await clinic.patient();
  const browser = await clinic.signInPatient(patient);
  const { id } = (await start(desk, patient.id)).conversation;
  const clients = [browser, crossed(browser), desk, crossed(desk)];
  const answers = await Promise.all(Array.from({ length: 24 }, (_, place) => reply(clients[place % 4]!, id)));
  expect(answers.flatMap(codesOf)).toEqual([]);
  await expectWhole(id, 24);
  expect(await readConversation(browser, id, "unreadCount messageCount")).toEqual({ unreadCount: 13, messageCount: 25 });
});
