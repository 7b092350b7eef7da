import path from "node:path";
import { listInbox } from "../../../gateways/inbox/inbox-folder.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { days, minutes } from "../../../kernel/clock.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { OutboxMessage } from "../../notifications/outbox-message.entity.ts";
import { refuseMessages } from "../../notifications/testing/undelivered.ts";
import { UndeliveredMessage } from "../../notifications/undelivered/undelivered-message.entity.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { NotificationLink } from "../../sign-in/notification/notification-link.entity.ts";
import { answerNotice, noticeSentTo, tryNotice } from "../../sign-in/testing/notices.ts";
import { PortalSettingsRow } from "../../settings/portal-settings.entity.ts";
import { markRead, reply, start } from "../testing/conversation-calls.ts";
import { MessageNotice } from "./message-notice.entity.ts";
import { NoticeWindow } from "./notice-window.entity.ts";

const birth = "1984-02-29";

let portail: Portail;
let clinic: TestClinic;
let desk: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

beforeEach(async () => {
  desk = await clinic.staff("DESK");
});

const reachable = (fields: object = {}): Promise<Patient> => clinic.patient({ notificationMethod: "EMAIL", ...fields });

/** Notices that this contact has received so far, the oldest first. */
async function received({
  email,
  mobile,
}: Patient): Promise<{ readonly channel: string; readonly text: string; readonly html: string | null; readonly subject: string | null }[]> {
  await portail.services.worker.deliverDue();
  const all = await listInbox(path.join(portail.folder, "inbox"));
  return all.filter(({ to, text }) => [email, mobile].includes(to) && text.includes("/notification#")).toReversed();
}

/** After what was sent at once has left: a later message about the same takes the place of one that has not. */
async function sendDigests(): Promise<number> {
  await portail.services.worker.deliverDue();
  return portail.services.messageNotices.sendDigests();
}

const noticeFields = "notice { state dueAt obstacle digest deliveries { channel state sentAt undeliveredMessageId reasonText { fr } } }";

// Tests read what they asked for.
/* eslint-disable @typescript-eslint/no-explicit-any */
async function noticesOf(conversationId: string, client: ApiClient = desk): Promise<any[]> {
  const query = `query ($id: ID!) { conversation(id: $id) { messages(last: 50) { edges { node { ${noticeFields} } } } } }`;
  return (await client.data(query, { id: conversationId })).conversation.messages.edges.map(({ node }: any) => node.notice);
}
/* eslint-enable @typescript-eslint/no-explicit-any */

async function begin(patient: Patient, input: object = {}): Promise<string> {
  const { conversation, errors } = await start(desk, patient.id, input);
  if (!conversation) throw new Error(JSON.stringify(errors));
  return conversation.id;
}

const write = async (conversationId: string): Promise<void> => {
  expect((await reply(desk, conversationId, { bodyText: "Encore" })).errors).toEqual([]);
};

/** Settings as if they had been saved. */
async function set(changes: object): Promise<void> {
  const key = { clinicId: clinic.clinic.id };
  const { values } = await portail.database.manager.findOneByOrFail(PortalSettingsRow, key);
  await portail.database.manager.update(PortalSettingsRow, key, { values: { ...values, ...changes } });
}

const stateOf = async (conversationId: string): Promise<string[]> =>
  (await noticesOf(conversationId)).map((notice) => notice?.state ?? "none");

describe("a message of the clinic", () => {
  test.each([
    ["fr", "La clinique vous a écrit"],
    ["en", "The clinic wrote to you"],
  ])("is told of at once, in the patient's language (%s), without a word of what it says or whom it is for", async (language, words) => {
    const patient = await reachable({ language, firstName: "Zéphirine", lastName: "Desrochers" });
    const id = await begin(patient, { subject: "Chirurgie", bodyHtml: "<p>Secret</p>" });
    expect(await noticesOf(id)).toMatchObject([{ state: "NOTIFIED", digest: false, deliveries: [{ channel: "EMAIL", state: "QUEUED" }] }]);
    const [message, ...others] = await received(patient);
    expect(others).toEqual([]);
    expect(message!.text).toContain(words);
    for (const said of [message!.subject, message!.text, message!.html])
      expect(said).not.toMatch(/Zéphirine|Desrochers|Chirurgie|Secret|DESK|1984/);
    expect((await noticesOf(id))[0].deliveries).toEqual([
      { channel: "EMAIL", state: "SENT", sentAt: portail.clock.now().toISOString(), undeliveredMessageId: null, reasonText: null },
    ]);
  });

  test.each(["fr", "en"])("says no more by SMS (%s), which fits one segment", async (language) => {
    const names = { firstName: "Zéphirine", lastName: "Desrochers" };
    const patient = await reachable({ language, notificationMethod: "SMS", ...names });
    await begin(patient, { subject: "Chirurgie", bodyHtml: "<p>Secret</p>" });
    const [message, ...others] = await received(patient);
    expect([message!.channel, others]).toEqual(["SMS", []]);
    expect(message!.text).not.toMatch(/Zéphirine|Desrochers|Chirurgie|Secret|DESK|1984/);
  });

  test("goes by both ways to whoever wants both, and by the one that is left to whoever unsubscribed from the other", async () => {
    const [both, one] = [
      await reachable({ notificationMethod: "BOTH" }),
      await reachable({ notificationMethod: "BOTH", unsubscribedFromEmail: true }),
    ];
    const ids = [await begin(both), await begin(one)];
    expect((await received(both)).map(({ channel }) => channel).toSorted()).toEqual(["EMAIL", "SMS"]);
    expect((await received(one)).map(({ channel }) => channel)).toEqual(["SMS"]);
    for (const id of ids) expect((await noticesOf(id))[0].state).toBe("NOTIFIED");
  });

  test.each<[string, object, string]>([
    ["wants none", { notificationMethod: "NONE" }, "METHOD_NONE"],
    ["unsubscribed", { unsubscribedFromEmail: true }, "UNSUBSCRIBED"],
    ["has no contact", { email: null }, "NO_CONTACT"],
    ["can't come in", { verified: false }, "NO_EFFECTIVE_ACCESS"],
  ])("to a patient who %s is kept and told of to nobody, and staff see why", async (_name, fields, obstacle) => {
    const patient = await reachable(fields);
    const reach =
      "query ($id: ID!) { composerReach(patientId: $id) { channels obstacle accessEffective repliesAllowedByDefault repliesOffered } }";
    expect((await desk.data(reach, { id: toGlobalId("Patient", patient.id) })).composerReach).toMatchObject({ channels: [], obstacle });
    const id = await begin(patient);
    await write(id);
    expect(await noticesOf(id)).toMatchObject([
      { state: "NONE", obstacle, deliveries: [] },
      { state: "NONE", obstacle, deliveries: [] },
    ]);
    expect(await portail.database.manager.countBy(OutboxMessage, { patientId: patient.id })).toBe(0);
    expect(await sendDigests()).toBe(0);
  });

  test.each<[string, object, object, object]>([
    [
      "as a rule",
      {},
      {},
      { channels: ["EMAIL"], obstacle: null, accessEffective: true, repliesAllowedByDefault: true, repliesOffered: true },
    ],
    [
      "without setting 4",
      { conversationReplies: false },
      {},
      { channels: ["EMAIL"], repliesAllowedByDefault: false, repliesOffered: false },
    ],
    ["with the portal closed", { portalAccess: false }, {}, { channels: [], obstacle: "NO_EFFECTIVE_ACCESS", accessEffective: false }],
    ["to an archived chart", {}, { archived: true }, { channels: [], obstacle: "NO_EFFECTIVE_ACCESS", accessEffective: false }],
    ["to nobody's contact", {}, { email: null }, { channels: [], obstacle: "NO_CONTACT", accessEffective: true }],
    ["by both ways", {}, { notificationMethod: "BOTH" }, { channels: ["EMAIL", "SMS"], obstacle: null }],
  ])("is foreseen %s", async (_name, settings, fields, expected) => {
    const patient = await reachable(fields);
    await set(settings);
    const query =
      "query ($id: ID!) { composerReach(patientId: $id) { channels obstacle accessEffective repliesAllowedByDefault repliesOffered } }";
    const { composerReach } = await desk.data(query, { id: toGlobalId("Patient", patient.id) });
    await set({ conversationReplies: true, portalAccess: true });
    expect(composerReach).toMatchObject(expected);
  });

  test("tells of itself where the patient can be reached again, without waiting", async () => {
    const patient = await reachable({ notificationMethod: "NONE" });
    const id = await begin(patient);
    await portail.services.patients.upsert(clinic.consumer, [{ externalId: patient.externalId!, notificationMethod: "EMAIL" }], "fr");
    await write(id);
    expect(await stateOf(id)).toEqual(["NONE", "NOTIFIED"]);
  });

  test("sent again with the same key is told of once", async () => {
    const patient = await reachable();
    await Promise.all([1, 2, 3].map(() => begin(patient, { requestKey: "once" })));
    expect(await received(patient)).toHaveLength(1);
  });

  test("that was refused is told of to nobody", async () => {
    const patient = await reachable();
    await start(desk, patient.id, { attachmentIds: ["nothing"] });
    expect(await received(patient)).toEqual([]);
    expect(await portail.database.manager.countBy(NoticeWindow, { patientId: patient.id })).toBe(0);
  });
});

test("what a patient writes is told of to nobody by e-mail", async () => {
  const patient = await reachable();
  const browser = await clinic.signInPatient(patient);
  const id = await begin(patient);
  const before = await portail.database.manager.count(OutboxMessage);
  expect((await reply(browser, id)).errors).toEqual([]);
  expect(await portail.database.manager.count(OutboxMessage)).toBe(before);
  expect((await noticesOf(id)).at(-1)).toBeNull();
});

describe("several messages within ten minutes", () => {
  test("make one digest at the end, which leads to their conversation", async () => {
    const patient = await reachable();
    const id = await begin(patient);
    for (let count = 0; count < 3; count += 1) {
      portail.clock.advance(minutes(1));
      await write(id);
    }
    const [, second] = await noticesOf(id);
    expect(second).toMatchObject({ state: "WAITING", dueAt: new Date(portail.clock.now().getTime() + minutes(7)).toISOString() });
    portail.clock.advance(minutes(7) - 1);
    expect(await sendDigests()).toBe(0);
    portail.clock.advance(1);
    expect(await sendDigests()).toBe(1);
    expect(await sendDigests()).toBe(0);
    const messages = await received(patient);
    expect(messages).toHaveLength(2);
    expect(messages[1]!.text).toContain("plusieurs messages");
    expect(await noticesOf(id)).toMatchObject([
      { digest: false },
      ...Array<object>(3).fill({ state: "NOTIFIED", digest: true, deliveries: [{ state: "SENT" }] }),
    ]);
  });

  test("of which one is left make an ordinary notification of that one's conversation", async () => {
    const patient = await reachable();
    const browser = await clinic.signInPatient(patient);
    const [one, two] = [await begin(patient), await begin(patient)];
    await write(one);
    await markRead(browser, one, 2);
    portail.clock.advance(minutes(10));
    expect(await sendDigests()).toBe(1);
    expect([await stateOf(one), await stateOf(two)]).toEqual([["NOTIFIED", "READ"], ["NOTIFIED"]]);
    expect((await received(patient)).map(({ text }) => /plusieurs/.test(text))).toEqual([false, false]);
    const [link] = await portail.database.manager.find(NotificationLink, {
      where: { patientId: patient.id },
      order: { id: "DESC" },
      take: 1,
    });
    expect(toGlobalId("Conversation", link!.subjectId!)).toBe(two);
  });

  test("that were read meanwhile make none, and the next one is told of at once", async () => {
    const patient = await reachable();
    const browser = await clinic.signInPatient(patient);
    const id = await begin(patient);
    await write(id);
    await markRead(browser, id, 2);
    portail.clock.advance(minutes(10));
    expect(await sendDigests()).toBe(0);
    expect(await stateOf(id)).toEqual(["NOTIFIED", "READ"]);
    await write(id);
    expect(await stateOf(id)).toEqual(["NOTIFIED", "READ", "NOTIFIED"]);
    expect(await received(patient)).toHaveLength(2);
  });

  test("that come at the same moment are one at once and one digest", async () => {
    const patient = await reachable();
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => begin(patient)));
    const states = (await Promise.all(ids.map(stateOf))).flat();
    expect(states.toSorted()).toEqual(["NOTIFIED", ...Array<string>(4).fill("WAITING")]);
    portail.clock.advance(minutes(10));
    expect(await sendDigests()).toBe(1);
    expect(await received(patient)).toHaveLength(2);
  });

  test("are told of once by two workers", async () => {
    const patients = await Promise.all([1, 2, 3].map(() => reachable()));
    for (const patient of patients) await write(await begin(patient));
    await portail.services.worker.deliverDue();
    portail.clock.advance(minutes(10));
    const beside = await startPortail({ beside: portail });
    try {
      const workers = [portail, beside, portail, beside];
      const counts = await Promise.all(workers.map(({ services }) => services.messageNotices.sendDigests()));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    } finally {
      await beside.stop();
    }
    for (const patient of patients) expect(await received(patient)).toHaveLength(2);
  });

  test("stay to be told of by whoever comes after a worker that died in between", async () => {
    const patient = await reachable();
    const id = await begin(patient);
    await write(id);
    await portail.services.worker.deliverDue();
    portail.clock.advance(minutes(10));
    const { database } = portail;
    const whole = database.transaction.bind(database);
    const dying = jest.spyOn(database, "transaction").mockImplementation((work) =>
      whole(async (tx) => {
        await work(tx);
        throw new Error("killed");
      }),
    );
    await expect(portail.services.messageNotices.sendDigests()).rejects.toThrow("killed");
    dying.mockRestore();
    expect(await stateOf(id)).toEqual(["NOTIFIED", "WAITING"]);
    expect(await sendDigests()).toBe(1);
    expect(await received(patient)).toHaveLength(2);
  });

  test("of a patient who meanwhile unsubscribed or lost access are told of to nobody", async () => {
    const patient = await reachable();
    const id = await begin(patient);
    await write(id);
    await portail.services.patients.upsert(clinic.consumer, [{ externalId: patient.externalId!, unsubscribedFromEmail: true }], "fr");
    portail.clock.advance(minutes(10));
    expect(await sendDigests()).toBe(0);
    expect((await noticesOf(id))[1]).toMatchObject({ state: "NONE", obstacle: "UNSUBSCRIBED" });
    expect(await received(patient)).toHaveLength(1);
  });

  test("one whose chart can't be notified holds up nobody else's", async () => {
    const [gone, other] = [await reachable(), await reachable()];
    await write(await begin(gone));
    await write(await begin(other));
    await portail.database.manager.update(MessageNotice, { patientId: gone.id }, { patientId: "0".repeat(26) });
    await portail.database.manager.update(NoticeWindow, { patientId: gone.id }, { patientId: "0".repeat(26) });
    portail.clock.advance(minutes(10));
    await expect(sendDigests()).rejects.toThrow();
    expect(await received(other)).toHaveLength(2);
    await portail.database.manager.delete(NoticeWindow, { patientId: "0".repeat(26) });
  });
});

describe("the link", () => {
  const open = `mutation ($input: OpenNotificationInput!) { openNotification(input: $input) { notification {
    kind asks leadsTo { page appointmentId conversationId } } errors { code } } }`;
  const answer = `mutation ($input: SignInFromNotificationInput!) { signInFromNotification(input: $input) {
    leadsTo { page conversationId } errors { code ... on NotificationLinkExpired { leadsTo { page conversationId } } } } }`;

  test.each([
    ["CODE_AND_DATE_OF_BIRTH", true, true],
    ["CODE", true, false],
    ["DATE_OF_BIRTH", false, true],
  ] as const)("leads into the conversation by what setting 9 asks: %s", async (notificationSignIn, byCode, byBirth) => {
    await set({ notificationSignIn });
    const patient = await reachable();
    const id = await begin(patient);
    const { token, code } = await noticeSentTo(portail, patient.email!);
    expect(code !== null).toBe(byCode);
    const opened = (await portail.browser().data(open, { input: { token } })).openNotification.notification;
    expect(opened).toEqual({
      kind: "CONVERSATION",
      asks: notificationSignIn,
      leadsTo: { page: "CONVERSATION", appointmentId: null, conversationId: id },
    });
    const browser = portail.browser();
    const input = { token, ...(byCode && { code }), ...(byBirth && { dateOfBirth: birth }) };
    const { signInFromNotification } = await browser.data(answer, { input });
    expect(signInFromNotification).toEqual({ leadsTo: { page: "CONVERSATION", conversationId: id }, errors: [] });
    expect((await browser.data("query ($id: ID!) { conversation(id: $id) { id } }", { id })).conversation).toEqual({ id });
  });

  test("leads there after a full sign-in where setting 9 asks for that", async () => {
    await set({ notificationSignIn: "FULL_SIGN_IN" });
    const patient = await reachable();
    const id = await begin(patient);
    const { token } = await noticeSentTo(portail, patient.email!);
    const [error] = (await portail.browser().data(answer, { input: { token, dateOfBirth: birth } })).signInFromNotification.errors;
    expect(error).toEqual({ code: "NOTIFICATION_LINK_EXPIRED", leadsTo: { page: "CONVERSATION", conversationId: id } });
    await set({ notificationSignIn: "CODE_AND_DATE_OF_BIRTH" });
  });

  test("of a digest leads to the conversations where there are several", async () => {
    const patient = await reachable();
    for (let count = 0; count < 3; count += 1) await begin(patient);
    portail.clock.advance(minutes(10));
    await sendDigests();
    const { token, code } = await noticeSentTo(portail, patient.email!);
    const opened = (await portail.browser().data(open, { input: { token } })).openNotification.notification;
    expect(opened).toMatchObject({ kind: "CONVERSATION_DIGEST", leadsTo: { page: "CONVERSATIONS", conversationId: null } });
    expect(await tryNotice(portail.browser(), token, { code, dateOfBirth: birth })).toBe("SIGNED_IN");
    expect((await answerNotice(portail.browser(), token, { code, dateOfBirth: birth })).errors[0].code).toBe("NOTIFICATION_LINK_EXPIRED");
  });

  test("is none that staff can ask for by themselves", async () => {
    const patient = await reachable();
    const input = { patientId: toGlobalId("Patient", patient.id), kind: "CONVERSATION" };
    const ask = "mutation ($input: NotifyPatientInput!) { notifyPatient(input: $input) { notification { kind } errors { code path } } }";
    const { notifyPatient } = await desk.data(ask, { input });
    expect(notifyPatient).toEqual({ notification: null, errors: [{ code: "VALIDATION_FAILED", path: ["input", "kind"] }] });
  });
});

describe("what became of it", () => {
  const resend = "mutation ($input: ResendMessageInput!) { resendMessage(input: $input) { errors { code } } }";

  test("is told on the message: not delivered, and why; then sent again", async () => {
    const patient = await reachable();
    const id = await begin(patient);
    await refuseMessages(portail);
    const [delivery] = (await noticesOf(id))[0].deliveries;
    expect(delivery).toMatchObject({ state: "NOT_DELIVERED", reasonText: { fr: expect.stringContaining("refusé") } });
    await desk.data(resend, { input: { id: delivery.undeliveredMessageId } });
    expect((await noticesOf(id))[0].deliveries).toMatchObject([{ state: "QUEUED", undeliveredMessageId: null }]);
    await refuseMessages(portail);
    const [again] = (await noticesOf(id))[0].deliveries;
    expect(again).toMatchObject({ state: "NOT_DELIVERED" });
    expect(again.undeliveredMessageId).not.toBe(delivery.undeliveredMessageId);
    await desk.data(resend, { input: { id: again.undeliveredMessageId } });
    await portail.services.worker.deliverDue();
    expect((await noticesOf(id))[0].deliveries).toMatchObject([{ state: "SENT" }]);
  });

  test("is that a later one took its place, where that one came before it left", async () => {
    const patient = await reachable();
    const id = await begin(patient);
    portail.clock.advance(minutes(11));
    await write(id);
    await portail.services.worker.deliverDue();
    expect((await noticesOf(id)).map(({ deliveries }) => deliveries[0].state)).toEqual(["REPLACED", "SENT"]);
  });

  test("is known after the outbox forgot it, and unknown once what was given up would be forgotten too", async () => {
    const patient = await reachable();
    const id = await begin(patient);
    await portail.services.worker.deliverDue();
    await portail.database.manager.delete(OutboxMessage, { patientId: patient.id });
    portail.clock.advance(days(80));
    desk = await clinic.staff("DESK");
    expect((await noticesOf(id))[0].deliveries).toMatchObject([{ state: "SENT", sentAt: null }]);
    portail.clock.advance(days(11));
    desk = await clinic.staff("DESK");
    expect((await noticesOf(id))[0].deliveries).toMatchObject([{ state: null }]);
    expect(await portail.database.manager.countBy(UndeliveredMessage, { patientId: patient.id })).toBe(0);
  });

  test("is the clinic's to know", async () => {
    const patient = await reachable();
    const id = await begin(patient);
    const browser = await (async () => {
      await portail.services.worker.deliverDue();
      portail.clock.advance(minutes(1));
      return clinic.signInPatient(patient);
    })();
    const query = `query ($id: ID!) { conversation(id: $id) { messages(last: 1) { edges { node { ${noticeFields} } } } } }`;
    expect(await browser.refusal(query, { id })).toEqual(["FORBIDDEN"]);
    const reach = "query ($id: ID!) { composerReach(patientId: $id) { obstacle } }";
    const patientId = toGlobalId("Patient", patient.id);
    expect(await browser.refusal(reach, { id: patientId })).toEqual(["FORBIDDEN"]);
    const maple = await TestClinic.open(portail, "maple");
    expect((await (await maple.staff("DESK")).data(reach, { id: patientId })).composerReach).toBeNull();
  });
});
